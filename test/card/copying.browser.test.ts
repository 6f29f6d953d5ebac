import { aTimeout, expect, fixture, html } from '@open-wc/testing'
import { copy } from '../../src/card/copy.js'
import { copying } from '../../src/card/copying.js'

const { clipboard } = navigator
const withClipboard = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true })
const refusing = { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) }
const { execCommand } = document

afterEach(() => {
  withClipboard(clipboard)
  document.execCommand = execCommand
})

describe('copying', () => {
  const marked: string[] = []

  /** A browser that can copy what is marked, or cannot. */
  function execute(answer: () => boolean): void {
    marked.length = 0
    document.execCommand = () => {
      marked.push((document.activeElement as HTMLTextAreaElement).value)
      return answer()
    }
  }

  it('puts a text on the clipboard', async () => {
    const copied: string[] = []
    withClipboard({ writeText: async (text: string) => void copied.push(text) })

    expect([await copy('two\nlines'), copied]).to.deep.equal([true, ['two\nlines']])
  })

  for (const [where, given] of [
    ['there is no clipboard', undefined],
    ['the clipboard refuses', refusing],
  ] as const) {
    it(`does it as a person would where ${where}, and leaves nothing behind`, async () => {
      withClipboard(given)
      execute(() => true)
      const before = document.body.childElementCount

      const copied = await copy('two\nlines')

      expect([copied, marked, document.body.childElementCount]).to.deep.equal([true, ['two\nlines'], before])
    })
  }

  it('gives the focus back to where it was, inside an element too', async () => {
    withClipboard(undefined)
    execute(() => true)
    const host = await fixture<HTMLElement>(html`<div></div>`)
    host.attachShadow({ mode: 'open' }).innerHTML = '<button>Copy</button>'
    host.shadowRoot!.querySelector('button')!.focus()

    await copy('text')

    expect(host.shadowRoot!.activeElement?.localName).to.equal('button')
  })

  for (const [title, answer] of [
    ['does nothing', () => false],
    [
      'throws',
      () => {
        throw new Error('not allowed')
      },
    ],
  ] as const) {
    it(`says no where the browser ${title}`, async () => {
      withClipboard(refusing)
      execute(answer)

      expect([await copy('text'), document.querySelector('body > textarea')]).to.deep.equal([false, null])
    })
  }
})

describe('a button that copies', () => {
  const drawing = () => {
    const card = { drawn: 0, requestUpdate: () => void card.drawn++ }
    const shown: string[] = []
    const buttonOf = (label = 'Copy') =>
      copying(
        card,
        label,
        'Copied',
        () => 'text',
        () => shown.push('instead'),
      )
    return { card, shown, buttonOf }
  }

  it('says so for a moment, itself alone', async () => {
    withClipboard({ writeText: async () => {} })
    const { card, buttonOf } = drawing()

    await buttonOf()[1]()
    const said = [buttonOf()[0], buttonOf('Copy details')[0]]
    await aTimeout(2_050)

    expect([said, buttonOf()[0], card.drawn]).to.deep.equal([['Copied', 'Copy details'], 'Copy', 2])
  })

  it('says so as long after the last press', async () => {
    withClipboard({ writeText: async () => {} })
    const { buttonOf } = drawing()
    await buttonOf()[1]()
    await aTimeout(1_200)

    await buttonOf()[1]()
    await aTimeout(1_200)

    expect(buttonOf()[0]).to.equal('Copied')
  })

  it('shows something instead where nothing can be copied, and does not say so', async () => {
    withClipboard(undefined)
    document.execCommand = () => false
    const { shown, buttonOf } = drawing()

    await buttonOf()[1]()

    expect([shown, buttonOf()[0]]).to.deep.equal([['instead'], 'Copy'])
  })
})
