import { expect } from '@open-wc/testing'
import { all, drawn, part, textOf, type Card } from './card.js'
import type { State } from '../../src/index.js'
import { connected, disconnected, failed, waiting } from './states.js'
import { texts } from './texts.js'

/** Where a person sees a button begin: at its frame, else at its words. */
const edgeOf = (button: Element): DOMRect =>
  button.matches('[part~=quiet]') ? wordsOf(button) : button.getBoundingClientRect()

function wordsOf(element: Element): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getBoundingClientRect()
}

/** The buttons that begin a line. */
const lineStarts = (card: Card): Element[] => {
  const buttons = all(card, '[part=actions] button')
  return buttons.filter((one, index) => {
    const before = buttons[index - 1]?.getBoundingClientRect()
    return !before || before.bottom <= one.getBoundingClientRect().top
  })
}

const stopped = connected({
  health: 'paused',
  agent: { status: 0 },
  can: ['status', 'connect', 'disconnect', 'start-agent'],
})

describe('the buttons of a card', () => {
  const states = [
    ['an account', connected()],
    ['an agent that is stopped', stopped],
    ['a window that is waited for', waiting('authorizing')],
    ['a problem', failed('hubspot_no_permission')],
  ] as const
  for (const [name, state] of states) {
    for (const dir of ['ltr', 'rtl']) {
      it(`begin each of their lines below the sentences in ${dir}, with ${name}`, async () => {
        const { card } = await drawn(state)
        card.parentElement!.dir = dir
        const side = dir === 'ltr' ? 'left' : 'right'

        for (const width of [260, 300, 343, 400, 480]) {
          card.parentElement!.style.inlineSize = `${width}px`
          const sentence = part(card, 'text')!.getBoundingClientRect()[side]
          for (const button of lineStarts(card))
            expect(edgeOf(button)[side], `${textOf(button)} at ${width} px`).to.be.closeTo(sentence, 0.6)
        }
      })
    }
  }

  it('stay where they are when HubSpot’s window has opened', async () => {
    const { card, connector } = await drawn(waiting('opening'))
    const buttons = () => all(card, '[part=actions] button').map(textOf)
    const before = buttons()

    connector.become(waiting('authorizing'))
    await card.updateComplete

    expect(buttons()).to.deep.equal(before)
  })

  it('share a line on a phone where two fit', async () => {
    const { card } = await drawn(failed('hubspot_no_permission'))
    card.parentElement!.style.inlineSize = '320px'

    const [first, second] = all(card, '[part=actions] button').map((one) => one.getBoundingClientRect())

    expect([second!.top, second!.right]).to.deep.equal([
      first!.top,
      part(card, 'actions')!.getBoundingClientRect().right,
    ])
  })

  it('give the first of four a line of its own on a phone, and none is left alone', async () => {
    const { card } = await drawn(stopped)
    card.parentElement!.style.inlineSize = '343px'

    expect(lineStarts(card).map(textOf)).to.deep.equal([texts.problems.agent.start, texts.first.buttons.reconnect])
  })

  it('are other elements where one without a frame makes way for one with a frame', async () => {
    const { card, connector } = await drawn(waiting('verifying'))
    const [leading, cancel] = all(card, '[part=actions] button')

    connector.become(failed('hubspot_no_permission'))
    await card.updateComplete
    const [ask, retry] = all(card, '[part=actions] button')

    expect([ask === leading, retry === cancel]).to.deep.equal([true, false])
  })
})

describe('the buttons of a row', () => {
  /** Where the row's leading button begins and the last one ends, from the row's own sides. */
  async function sidesAt(width: number, state: State): Promise<number[]> {
    const { card } = await drawn(state, { appearance: 'inline' })
    card.parentElement!.style.inlineSize = `${width}px`
    const row = card.getBoundingClientRect()
    const words = part(card, 'words')!.getBoundingClientRect()
    const buttons = all(card, '[part=actions] button').map(edgeOf)
    return [buttons[0]!.left - words.left, row.right - buttons.at(-1)!.right, buttons[0]!.top - words.bottom]
  }

  it('stand at its end, beside the words and below them', async () => {
    const [, besideEnd, beside] = await sidesAt(720, waiting('authorizing'))
    const [, belowEnd, below] = await sidesAt(660, disconnected)

    expect([beside! < 0, below! > 0]).to.deep.equal([true, true])
    for (const end of [besideEnd!, belowEnd!]) expect(end).to.be.closeTo(0, 15)
  })

  it('stand below the words in a narrow one, whatever the state', async () => {
    for (const state of [connected(), disconnected, waiting('authorizing')]) {
      const [start, , below] = await sidesAt(440, state)

      expect(start).to.be.closeTo(0, 0.6)
      expect(below).to.be.greaterThan(0)
    }
  })
})

describe('a problem in a row', () => {
  it('says what to do in sentences', async () => {
    const { card } = await drawn(failed('internal_error'), { appearance: 'inline' })

    const { steps } = texts.problems.owners.wiro
    expect(all(card, '[data-row] [part=steps]').map(textOf)).to.deep.equal([steps.join(' ')])
  })

  it('is a list where there is something to copy', async () => {
    const { card } = await drawn(failed('hubspot_redirect_mismatch'), { appearance: 'inline', authMethod: 'own' })

    expect([all(card, '[data-row]').length, all(card, 'ol[part=steps] li').length]).to.deep.equal([0, 2])
  })

  it('begins its sentences on the line below the status, however narrow it is', async () => {
    const { card } = await drawn(failed('internal_error'), { appearance: 'inline' })
    card.parentElement!.style.inlineSize = '540px'

    expect(wordsOf(part(card, 'text')!).top).to.be.at.least(part(card, 'status')!.getBoundingClientRect().bottom - 1)
  })
})
