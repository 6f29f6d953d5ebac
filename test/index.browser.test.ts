import { expect } from '@open-wc/testing'
import '../src/index.js'

describe('the package’s entry', () => {
  it('registers no element', () => {
    expect(customElements.get('wiro-hubspot-connect')).to.equal(undefined)
  })
})
