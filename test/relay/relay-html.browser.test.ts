/** The relay page as the build writes it: its own content security policy, and its HTML without a script. */
import { expect } from '@open-wc/testing'
import { english } from '../../src/relay/texts.js'
import { closeAll, openRelay, phaseOf, waitFor, type Relay } from './relay-window.js'

describe('the relay page’s own policy', () => {
  afterEach(closeAll)

  const violationsOf = ({ window }: Relay) => (window as unknown as { violations: string[] }).violations

  it('F112 allows its script and its style', async () => {
    const relay = await openRelay('/relay/violations')

    expect(violationsOf(relay)).to.deep.equal([])
    expect(phaseOf(relay)).to.equal('busy')
    expect(relay.window.getComputedStyle(relay.window.document.body).display).to.equal('grid')
  })

  for (const [title, element, directive] of [
    ['another script', 'script', 'script-src-elem'],
    ['another style', 'style', 'style-src-elem'],
  ]) {
    it(`F112 forbids ${title}`, async () => {
      const relay = await openRelay('/relay/violations')
      const { body } = relay.window.document

      body.append(Object.assign(document.createElement(element!), { textContent: 'p { color: red }' }))

      await waitFor('a violation', () => violationsOf(relay).length)
      expect(violationsOf(relay)).to.deep.equal([directive])
    })
  }

  it('forbids requests to any server but its own', async () => {
    const relay = await openRelay('/relay/violations')

    await relay.window.fetch('https://hubspot.example/').catch(() => {})

    await waitFor('a violation', () => violationsOf(relay).length)
    expect(violationsOf(relay)).to.deep.equal(['connect-src'])
  })
})

describe('the relay page’s HTML', () => {
  const readPage = async () => new DOMParser().parseFromString(await (await fetch('/relay')).text(), 'text/html')

  it('F81 says to close the window', async () => {
    const { body } = await readPage()

    const texts = [...body.querySelectorAll('h1, p')].map(({ textContent }) => textContent)

    expect(texts.join('\n')).to.equal(english.lost)
  })

  it('has a mark that tells it from an app’s own page', async () => {
    expect((await readPage()).querySelector('meta[name="wiro-relay"]')).not.to.equal(null)
  })

  it('names its language', async () => {
    expect((await readPage()).documentElement.lang).to.equal('en')
  })
})
