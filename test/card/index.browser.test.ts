import { expect } from '@open-wc/testing'
import * as entry from '../../src/index.js'

describe('the package’s entry', () => {
  it('registers no element', () => {
    expect(customElements.get('wiro-hubspot-connect')).to.equal(undefined)
  })

  it('hands out the element, the flow and its settings', () => {
    expect(Object.keys(entry).sort()).to.deep.equal(['WiroHubspotConnect', 'configure', 'createConnector'])
  })
})
