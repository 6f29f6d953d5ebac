/** In the pseudo-language each text of a dictionary has accents: what has none is written in a template. */
import { expect, fixtureSync, html } from '@open-wc/testing'
import { allCases, type GalleryCase } from '../../demo/gallery/cases/index.js'
import { createCard, operate } from '../../demo/gallery/draw-case.js'
import { pseudo } from '../../demo/gallery/pseudo.js'
import { codes } from '../../demo/gallery/states.js'
import { PSEUDO_TAG } from '../../demo/panel/languages.js'
import '../../src/define.js'
import { configure } from '../../src/configure.js'
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../src/protocol/hubspot.js'
import { settled, type Card } from './card.js'

const ATTRIBUTES = ['aria-label', 'aria-description', 'alt', 'placeholder', 'title']

/** Names, addresses, codes, files and commands are the same in every language. */
const LITERAL = 'bdi, code, pre, style, [part=account]'

/** What `Intl` writes in English: a date, a time, and the last comma of a list. */
const FROM_INTL = /[A-Z][a-z]+ \d{1,2}, \d{4}( at)?|\d{1,2}:\d\d [AP]M|,? and /g

const ADDRESS = /https?:\S+/g

/** What a text without markup names: accounts, codes and scopes in messages, the set-up's file and suggested names. */
const VALUES = [
  'Acme Europe',
  'Acme US',
  'app-hsmeta.json',
  'wiro-agent',
  ...codes,
  ...REQUIRED_SCOPES,
  ...OPTIONAL_SCOPES,
]
  // The longest first: a scope may begin as another one does.
  .sort((one, other) => other.length - one.length)

function textsOf(card: Card): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(card.shadowRoot!, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (node instanceof Text && !node.parentElement?.closest(LITERAL)) texts.push(node.data)
    if (node instanceof Element) texts.push(...ATTRIBUTES.map((name) => node.getAttribute(name) ?? ''))
    if (node instanceof HTMLTextAreaElement && node.readOnly) texts.push(node.value)
  }
  return texts.map((text) => text.trim()).filter(Boolean)
}

/** Returns what of the card's texts is not in the pseudo-language. */
const plainTexts = (card: Card): string[] => textsOf(card).filter((text) => /[A-Za-z]/.test(withoutValues(text)))

const withoutValues = (text: string): string =>
  VALUES.reduce(
    (left, value) => left.replaceAll(value, ''),
    text.replaceAll('\u00a0', ' ').replace(ADDRESS, ''),
  ).replace(FROM_INTL, '')

async function draw(one: GalleryCase, appearance: Card['appearance']): Promise<Card> {
  const page = fixtureSync<HTMLElement>(html`<div lang=${PSEUDO_TAG}></div>`)
  const card = createCard(one)
  card.appearance = appearance
  page.append(card)
  await operate(card, one)
  await settled(card)
  return card
}

describe('in the pseudo-language', () => {
  before(() => configure({ locales: { [PSEUDO_TAG]: pseudo } }))
  after(() => configure({ locales: {} }))

  for (const appearance of ['card', 'inline'] as const)
    for (const one of allCases) {
      it(`“${one.title}” has no text that no translator can reach, as ${appearance}`, async () => {
        const card = await draw(one, appearance)

        expect(plainTexts(card)).to.deep.equal([])
        expect(textsOf(card).filter((text) => text.startsWith('['))).to.not.deep.equal([])
      })
    }
})
