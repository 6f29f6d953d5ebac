import { expect, fixture, html } from '@open-wc/testing'
import { version } from '../src/version.js'
import { overhear } from './card/endpoint.js'

/** What another copy of the script, of another version, has registered already. */
class First extends HTMLElement {
  static version = '0.0.9'
}

describe('before the script has come', () => {
  it('F115 what a host put into the tag is shown', async () => {
    const page = await fixture(html`<p><wiro-hubspot-connect><a href="/help">Settings</a></wiro-hubspot-connect></p>`)

    expect((page as HTMLElement).innerText).to.equal('Settings')
  })
})

describe('a second copy of the script', () => {
  let said: string[]

  before(async () => {
    customElements.define('wiro-hubspot-connect', First)
    const console = overhear('info')
    await import('../src/define.js')
    console.restore()
    said = console.said
  })

  it('F114 leaves the first in charge', () => {
    expect(customElements.get('wiro-hubspot-connect')).to.equal(First)
  })

  it('F114 says both versions on the console', () => {
    expect(said).to.deep.equal([`wiro-hubspot-connect: version 0.0.9 is registered already; ${version} is not used.`])
  })
})
