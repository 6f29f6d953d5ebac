import { expect } from '@open-wc/testing'
import { Popup } from '../../src/connector/popup.js'

describe('a popup', () => {
  it('opens as a window of its own, in the middle of the page’s', () => {
    let call: unknown[] = []
    new Popup().open((...args) => ((call = args), null), '/relay.html#flow')
    const [url, target, features] = call as string[]

    expect([url, target]).to.deep.equal(['/relay.html#flow', '_blank'])
    expect(features).to.match(/^popup,width=640,height=760,left=-?[\d.]+,top=-?[\d.]+$/)
    expect(features).not.to.match(/noopener|noreferrer/)
  })

  it('F03 is not open where the browser returns the page’s own window', () => {
    const popup = new Popup()

    expect([popup.open(() => self, '/relay.html'), popup.isHeld]).to.deep.equal([false, undefined])
  })

  it('is closed while it is on another site, where its address cannot be read', () => {
    const popup = new Popup()
    let closeCount = 0
    const opened = {
      closed: false,
      get location() {
        throw new DOMException('Blocked', 'SecurityError')
      },
      close: () => closeCount++,
    }
    popup.open(() => opened as unknown as Window, '/relay.html')

    popup.close()

    expect(closeCount).to.equal(1)
  })

  it('that never opened needs no closing', () => {
    const popup = new Popup()
    popup.open(() => null, '/relay.html')

    expect(() => popup.close()).not.to.throw()
  })
})
