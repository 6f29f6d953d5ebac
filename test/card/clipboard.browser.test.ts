import { expect, fixture, html } from '@open-wc/testing'
import { copyText } from '../../src/card/clipboard.js'

const { clipboard } = navigator
const withClipboard = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true })
const refusing = { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) }
const { execCommand } = Document.prototype

afterEach(() => {
  withClipboard(clipboard)
  Document.prototype.execCommand = execCommand
})

describe('copying', () => {
  const marked: string[] = []

  /** A browser that can copy what is marked, or cannot. */
  function execute(answer: () => boolean): void {
    marked.length = 0
    Document.prototype.execCommand = () => {
      marked.push((document.activeElement as HTMLTextAreaElement).value)
      return answer()
    }
  }

  it('puts a text on the clipboard', async () => {
    const copied: string[] = []
    withClipboard({ writeText: async (text: string) => void copied.push(text) })

    expect([await copyText('two\nlines'), copied]).to.deep.equal([true, ['two\nlines']])
  })

  for (const [where, given] of [
    ['there is no clipboard', undefined],
    ['the clipboard refuses', refusing],
  ] as const) {
    it(`does it as a person would where ${where}, and leaves nothing behind`, async () => {
      withClipboard(given)
      execute(() => true)
      const before = document.body.childElementCount

      const copied = await copyText('two\nlines')

      expect([copied, marked, document.body.childElementCount]).to.deep.equal([true, ['two\nlines'], before])
    })
  }

  it('gives the focus back to where it was, inside an element too', async () => {
    withClipboard(undefined)
    execute(() => true)
    const host = await fixture<HTMLElement>(html`<div></div>`)
    host.attachShadow({ mode: 'open' }).innerHTML = '<button>Copy</button>'
    host.shadowRoot!.querySelector('button')!.focus()

    await copyText('text')

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

      expect([await copyText('text'), document.querySelector('body > textarea')]).to.deep.equal([false, null])
    })
  }
})
