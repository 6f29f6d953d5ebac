import { expect, fixture, html } from '@open-wc/testing'
import '../src/define.js'
import { WiroHubspotConnect } from '../src/index.js'
import { version } from '../src/version.js'
import { overhear } from './card/endpoint.js'

describe('the element', () => {
  it('is made by its tag, which the types know', () => {
    const card: WiroHubspotConnect = document.createElement('wiro-hubspot-connect')

    expect(card).to.be.instanceOf(WiroHubspotConnect)
  })

  it('tells its version', () => {
    expect(WiroHubspotConnect.version).to.equal(version)
  })

  it('F114 is registered by the same script twice without a word', async () => {
    const console = overhear('info')

    // As a page has it that names the script twice, by two addresses.
    const again = '/src/define.ts?twice'
    await import(again)

    console.restore()
    expect(console.said).to.deep.equal([])
  })

  it('F115 hides what a host put into the tag for as long as the script had not come', async () => {
    const page = await fixture(html`<p><wiro-hubspot-connect><a href="/help">Settings</a></wiro-hubspot-connect></p>`)

    expect(page.querySelector('a')!.checkVisibility()).to.equal(false)
  })
})
