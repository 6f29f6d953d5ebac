import { expect, fixture, html, nextFrame } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import type { State } from '../../src/connector/state.js'
import { all, drawn, part, press, settled, type Card } from './card.js'
import { scripted } from './connector.js'
import { rows } from './expected/index.js'
import { checking, connected, disconnected, failed, waiting } from './states.js'
import { texts } from './texts.js'

async function wide(width: number, index: number, dir = 'ltr'): Promise<Card> {
  const { state, properties, press: label } = rows[index]!
  const page = await fixture<HTMLElement>(
    html`<div lang="en" dir=${dir} style="inline-size: ${width}px">
      <wiro-hubspot-connect
        .connector=${scripted(state)}
        .authMethod=${properties?.authMethod ?? 'wiro'}
        .accountName=${properties?.accountName ?? ''}
      ></wiro-hubspot-connect>
    </div>`,
  )
  const card = page.querySelector('wiro-hubspot-connect')!
  await settled(card)
  for (const one of [label ?? []].flat()) await press(card, one)
  return card
}

const style = (card: Card, name: string) => getComputedStyle(part(card, name)!)

describe('the card on a narrow page', () => {
  for (const [index, { name }] of rows.entries()) {
    for (const dir of ['ltr', 'rtl']) {
      it(`F118 needs no sideways scrolling at 240 px in ${dir} when ${name}`, async () => {
        const card = await wide(240, index, dir)

        const within = card.getBoundingClientRect()
        const outside = all(card, '[part=card] *').filter((one) => {
          const { left, right, width } = one.getBoundingClientRect()
          return width && (left < within.left - 0.5 || right > within.right + 0.5)
        })
        expect(outside.map((one) => one.outerHTML)).to.deep.equal([])
      })
    }
  }

  it('shows every scope of an own app', async () => {
    const { card } = await drawn({ status: 'setup', can: [] }, { authMethod: 'own' })
    await press(card, texts.panels.setup.ways.existing)
    card.parentElement!.style.inlineSize = '240px'

    const lists = all(card, '[part=pair] pre')

    expect(lists.length).to.equal(2)
    for (const list of lists) expect(list.scrollHeight).to.equal(list.clientHeight)
  })

  it('F78 breaks a name that has no spaces', async () => {
    const { card } = await drawn(connected({ account: { name: 'W'.repeat(100) } }))
    card.parentElement!.style.inlineSize = '240px'

    expect(part(card, 'text')!.scrollWidth).to.be.at.most(part(card, 'text')!.clientWidth)
  })

  it('breaks Japanese between phrases, not inside of a word', async () => {
    const phrases = [
      'ブラウザーが',
      'ウィンドウを',
      'ブロックしました。',
      'アドレスバーで',
      'ポップアップを',
      '許可してください。',
    ]
    const { card } = await drawn(connected({ account: { name: phrases.join('') } }))
    const page = card.parentElement!
    page.lang = 'ja'
    await nextFrame()
    await settled(card)

    const linesAt = [240, 250, 260, 270, 280].map((width) => {
      page.style.inlineSize = `${width}px`
      return linesOf(part(card, 'account')!)
    })

    for (const lines of linesAt) {
      expect(lines.length).to.be.above(1)
      expect(phrases.filter((phrase) => !lines.some((line) => line.includes(phrase)))).to.deep.equal([])
    }
  })
})

/** Returns the text of an element as it stands in lines. */
function linesOf(element: Element): string[] {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
  const lines = new Map<number, string>()
  const range = document.createRange()
  for (const [index, character] of [...text.textContent!].entries()) {
    range.setStart(text, index)
    range.setEnd(text, index + 1)
    const { top } = range.getBoundingClientRect()
    lines.set(top, (lines.get(top) ?? '') + character)
  }
  return [...lines.values()]
}

describe('the card while it is checked', () => {
  const heightAs = async (state: State) => (await drawn(state)).card.getBoundingClientRect().height

  it('is as high as one that is not connected', async () => {
    expect(await heightAs(checking)).to.equal(await heightAs(disconnected))
  })

  it('is not lower than one that is connected', async () => {
    expect(await heightAs(checking)).to.be.at.least(await heightAs(connected()))
  })
})

describe('a page’s own colours', () => {
  for (const [accent, text] of [
    ['#3b5bdb', 'rgb(255, 255, 255)'],
    ['#ffd43b', 'rgb(0, 0, 0)'],
    ['#18181b', 'rgb(255, 255, 255)'],
    ['#fafafa', 'rgb(0, 0, 0)'],
  ]) {
    it(`leave the words on a button of ${accent} readable`, async () => {
      const { card } = await drawn(disconnected)
      card.style.setProperty('--wiro-accent', accent!)

      const canvas = new OffscreenCanvas(1, 1).getContext('2d')!
      canvas.fillStyle = style(card, 'action').color
      canvas.fillRect(0, 0, 1, 1)
      const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data
      expect(`rgb(${red}, ${green}, ${blue})`).to.equal(text)
    })
  }

  it('fill at most one button', async () => {
    const filled = []
    for (const { state, properties } of rows) {
      const { card } = await drawn(state, properties)
      filled.push(all(card, '[part~=action], [part~=removal]').length)
    }

    expect(Math.max(...filled)).to.equal(1)
  })
})

describe('a reader’s wishes', () => {
  afterEach(() => emulateMedia({ reducedMotion: 'no-preference', forcedColors: 'none' }))

  it('are to see that something goes on, by default', async () => {
    const { card } = await drawn(waiting('opening'))

    expect(getComputedStyle(all(card, '[part=status] svg')[0]!).animationName).to.equal('turn')
  })

  it('F116 may be that nothing moves', async () => {
    await emulateMedia({ reducedMotion: 'reduce' })

    const { card } = await drawn(waiting('opening'))

    expect(getComputedStyle(all(card, '[part=status] svg')[0]!).animationName).to.equal('none')
  })

  it('F117 may be few colours: a quiet button then shows its edge', async () => {
    await emulateMedia({ forcedColors: 'active' })

    const { card } = await drawn(connected())

    expect(style(card, 'quiet').borderTopColor).not.to.equal('rgba(0, 0, 0, 0)')
  })

  it('F117 may be few colours: what is not there yet is then not painted', async () => {
    await emulateMedia({ forcedColors: 'active' })

    const { card } = await drawn(checking)

    expect(style(card, 'skeleton').visibility).to.equal('hidden')
  })
})

describe('a language written from right to left', () => {
  it('turns the arrow of each choice around', async () => {
    const { card } = await drawn(connected())
    await press(card, texts.first.buttons.troubleshoot)

    card.parentElement!.dir = 'rtl'

    expect(getComputedStyle(all(card, '[part=choice] svg')[0]!).scale).to.equal('-1 1')
  })

  it('keeps the buttons of a row at its end', async () => {
    const { card } = await drawn(connected(), { appearance: 'inline' })
    card.parentElement!.dir = 'rtl'
    card.parentElement!.style.inlineSize = '900px'

    expect(part(card, 'actions')!.getBoundingClientRect().left).to.equal(card.getBoundingClientRect().left)
  })

  it('keeps a file’s name from its edge as it keeps what is in it', async () => {
    const { card } = await drawn({ status: 'setup', can: [] }, { authMethod: 'own' })
    card.parentElement!.dir = 'rtl'

    const { paddingRight, paddingLeft } = getComputedStyle(all(card, '[part=file] > div')[0]!)

    expect([paddingRight, paddingLeft]).to.deep.equal(['12px', '4px'])
  })

  it('leaves the arrow out of the page as it is', async () => {
    const { card } = await drawn(connected())
    await press(card, texts.first.buttons.disconnect)

    card.parentElement!.dir = 'rtl'

    expect(getComputedStyle(all(card, '[part=link] svg')[0]!).scale).to.equal('none')
  })
})

describe('slots', () => {
  for (const name of ['icon', 'title', 'footer']) {
    it(`show what a host puts into ${name}`, async () => {
      const page = await fixture<HTMLElement>(
        html`<div>
          <wiro-hubspot-connect .connector=${scripted(failed('forbidden'))}><b slot=${name}>CRM</b></wiro-hubspot-connect>
        </div>`,
      )

      expect(page.querySelector('b')!.checkVisibility()).to.equal(true)
    })
  }
})
