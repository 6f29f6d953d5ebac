/**
 * Elements of the page whose names hide properties of the document: `<img name="baseURI">` is `document.baseURI`. Each
 * page here is a frame that loads the script after these elements, as a page that shows what people wrote does.
 */
import { expect } from '@open-wc/testing'

/** The card as a test sees it, through the class of the frame's own window. */
type Card = HTMLElement & { state: { status: string }; headingLevel: number; updateComplete: Promise<boolean> }

interface Page {
  window: Window & typeof globalThis
  card: Card
  /** The URLs that the card has sent requests to. */
  requested: string[]
  errors: string[]
  query<T extends Element>(selector: string): T
}

const frames: HTMLIFrameElement[] = []

afterEach(() => frames.splice(0).forEach((frame) => frame.remove()))

/** Answers every request as an endpoint of which nothing is connected, and records errors. */
const SETUP = `
  requested = []
  errors = []
  addEventListener('error', ({ message }) => errors.push(message))
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))
  fetch = async (url) => {
    requested.push(String(url))
    return new Response('{"result":true,"connected":false}', { headers: { 'content-type': 'application/json' } })
  }
  focus = () => {}`

/** Opens a page with this HTML in front of the script and the card. Resolves once the card's status is known. */
async function openPage(html: string): Promise<Page> {
  const frame = document.createElement('iframe')
  frames.push(frame)
  document.body.append(frame)
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  // Written and not `srcdoc`: so the page has an address.
  frame.contentDocument!.open()
  frame.contentDocument!
    .write(`<!doctype html><html lang="en"><base href="/shop/"><script>${SETUP}</script><body>${html}
    <wiro-hubspot-connect token-endpoint="api/hubspot"></wiro-hubspot-connect>
    <script type="module" src="/src/cdn.ts"></script>`)
  Document.prototype.close.call(frame.contentDocument)
  const window = frame.contentWindow as Page['window']
  const query = <T extends Element>(selector: string) =>
    window.Document.prototype.querySelector.call(frame.contentDocument!, selector) as T
  await loaded
  const card = query<Card>('wiro-hubspot-connect')
  const { requested, errors } = window as unknown as Pick<Page, 'requested' | 'errors'>
  const page = { window, card, requested, errors, query }
  await settled(page, () => card.state?.status === 'disconnected')
  return page
}

async function settled({ errors }: Pick<Page, 'errors'>, isSettled: () => boolean): Promise<void> {
  for (const end = performance.now() + 8_000; !isSettled() && performance.now() < end && !errors.length;) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  expect(errors).to.deep.equal([])
  expect(isSettled()).to.equal(true)
}

function expectWorkingCard({ card, requested }: Page): void {
  const button = card.shadowRoot!.querySelector('button')
  expect(card.state.status).to.equal('disconnected')
  expect(button?.textContent?.trim()).to.not.equal('')
  expect(requested).to.deep.equal([location.origin + '/shop/api/hubspot'])
}

/** The names of all properties that a document has by its prototypes. */
function documentProperties(): string[] {
  const names = new Set<string>()
  for (
    let one: object | null = Document.prototype;
    one && one !== Object.prototype;
    one = Object.getPrototypeOf(one) as object
  ) {
    for (const name of Object.getOwnPropertyNames(one)) names.add(name)
  }
  return [...names].filter((name) => /^\w+$/.test(name) && name !== 'constructor')
}

const elements: [kind: string, html: (name: string) => string][] = [
  ['an image', (name) => `<img name="${name}">`],
  ['a form', (name) => `<form name="${name}"><input name="removeAttribute"></form>`],
  ['a frame', (name) => `<iframe name="${name}"></iframe>`],
  ['an object', (name) => `<object id="${name}"></object>`],
  ['two images', (name) => `<img name="${name}"><img name="${name}">`],
  ['an image and a form', (name) => `<img name="${name}"><form name="${name}"></form>`],
]

describe('a page with elements that hide the document’s properties', () => {
  for (const [kind, htmlFor] of elements) {
    for (const name of ['baseURI', 'createTreeWalker', 'createElement']) {
      it(`shows the card beside ${kind} named ${name}`, async () => {
        const page = await openPage(htmlFor(name))

        expectWorkingCard(page)
      })
    }
  }

  it('shows the card beside an image for each property that a document has', async () => {
    const names = documentProperties()

    const page = await openPage(names.map((name) => `<img name="${name}">`).join(''))

    expect(names).to.include.members(['baseURI', 'hidden', 'createComment', 'querySelectorAll', 'addEventListener'])
    expectWorkingCard(page)
  })

  it('shows the card beside links with the names of Lit’s globals', async () => {
    const names = ['litHtml', 'litElement', 'reactiveElement'].flatMap((name) => [
      name + 'Versions',
      name + 'PolyfillSupport',
    ])

    const page = await openPage(names.map((name) => `<a id="${name}"></a>`).join(''))

    expectWorkingCard(page)
  })

  for (const name of ['createElement', 'createComment', 'createTextNode', 'importNode', 'createTreeWalker']) {
    it(`draws an old and a new card after an image named ${name} came`, async () => {
      const page = await openPage('<p></p>')
      const { card } = page
      const copy = card.cloneNode(true) as Card
      page.query('p').innerHTML = `<img name="${name}">`

      card.headingLevel = 2
      page.query('body').append(copy)

      await settled(page, () => copy.state.status === 'disconnected' && !!copy.shadowRoot?.querySelector('button'))
      await card.updateComplete
      expect(card.shadowRoot!.querySelector('h2, [aria-level="2"]')).to.not.equal(null)
    })
  }

  it('leaves names alone that hide nothing', async () => {
    const page = await openPage('<img name="photo"><div id="createElement"></div><form name="login"></form>')

    const names = ['[name=photo]', '#createElement', '[name=login]'].map((selector) => !!page.query(selector))
    expect(names).to.deep.equal([true, true, true])
  })
})
