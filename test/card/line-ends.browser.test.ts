import { expect } from '@open-wc/testing'
import { all, drawn, type Card } from './card.js'
import { states } from '../../demo/gallery/states.js'

const widths = Array.from({ length: 60 }, (_, index) => 240 + index * 8)

/** Where a character of a text stands. */
function rectOf(text: Text, index: number): DOMRect {
  const range = document.createRange()
  range.setStart(text, index)
  range.setEnd(text, index + 1)
  return range.getBoundingClientRect()
}

function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  return Array.from({ length: 1000 }, () => walker.nextNode() as Text | null).filter((text) => text !== null)
}

const setup = async (): Promise<Card> => (await drawn(states.setup, { authMethod: 'own' })).card

/** What is not drawn would pass each test below. */
function drawnIn(card: Card, selector: string): HTMLElement[] {
  const found = all(card, selector)
  if (!found.length) throw new Error(`Nothing is drawn that matches ${selector}.`)
  return found
}

const linksIn = (card: Card) => drawnIn(card, 'a[part=link]')
const commandsIn = (card: Card) => drawnIn(card, '[part~=command] pre')

describe('the lines of the set-up', () => {
  it('keep the full stop beside a link that opens another page', async () => {
    const card = await setup()

    const found = widths.filter((width) => {
      card.parentElement!.style.inlineSize = `${width}px`
      return linksIn(card).some((link) => {
        const after = textsIn(link.parentElement!).find(
          (text) => link.compareDocumentPosition(text) === Node.DOCUMENT_POSITION_FOLLOWING && text.data.trim(),
        )!
        return rectOf(after, 0).top >= [...link.getClientRects()].at(-1)!.bottom - 4
      })
    })

    expect(found).to.deep.equal([])
  })

  it('have room for the icon of such a link', async () => {
    const card = await setup()

    for (const link of linksIn(card)) {
      const [icon, box] = [link.querySelector('svg')!, link].map((one) => one.getBoundingClientRect())
      expect([icon!.right <= box!.right + 0.5, icon!.left >= box!.left, icon!.top >= box!.top - 4]).to.deep.equal([
        true,
        true,
        true,
      ])
    }
  })

  it('end at no hyphen of a command', async () => {
    const card = await setup()

    const found = widths.filter((width) => {
      card.parentElement!.style.inlineSize = `${width}px`
      return commandsIn(card).some((pre) =>
        textsIn(pre).some((text) =>
          [...text.data.matchAll(/-(?=\w|-)/g)].some(
            ({ index }) => rectOf(text, index + 1).top > rectOf(text, index).bottom - 2,
          ),
        ),
      )
    })

    expect(found).to.deep.equal([])
  })

  it('hold a command as it is copied', async () => {
    const card = await setup()

    const [create] = commandsIn(card).map((pre) => pre.textContent)

    expect(create).to.match(/^npm install -g @hubspot\/cli\nhs account auth$/)
  })
})
