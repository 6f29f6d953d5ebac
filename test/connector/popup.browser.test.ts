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

  const throwing = () => {
    throw new TypeError('Refused')
  }

  for (const [title, open] of [
    ['what the page has in place of `window.open` throws', throwing],
    ['what came throws as soon as it is used', () => new Proxy({} as Window, { get: throwing })],
  ] as const) {
    it(`F01 is not open where ${title}`, () => {
      const popup = new Popup()

      expect([popup.open(open, '/relay.html'), popup.isStandIn, popup.isHeld]).to.deep.equal([false, false, undefined])
    })
  }

  const standIns: [title: string, standIn: unknown][] = [
    ['an object that looks like an open window', { closed: false, focus() {}, close() {}, postMessage() {} }],
    [
      'an object that has every member',
      new Proxy(function () {}, { get: (_, name) => name !== 'closed' && (() => {}) }),
    ],
    [
      'a proxy of the page’s own window',
      new Proxy(window, { get: (target, name) => Reflect.get(target, name) as never }),
    ],
    ['a frame of the page', () => document.body.appendChild(document.createElement('iframe')).contentWindow],
    ['an empty object', {}],
    ['true', true],
  ]
  for (const [title, standIn] of standIns) {
    it(`F01 that is ${title} is a stand-in, and not held`, () => {
      const popup = new Popup()
      const returned = title.startsWith('a frame') ? (standIn as () => unknown)() : standIn

      const isOpen = popup.open(() => returned as Window, '/relay.html')

      expect([isOpen, popup.isStandIn, popup.isHeld]).to.deep.equal([true, true, undefined])
      popup.focus()
      popup.close()
      document.querySelector('iframe')?.remove()
    })
  }

  it('that really opens is held until it is closed', () => {
    const popup = new Popup()

    const isOpen = popup.open(open, 'about:blank')
    const facts = [isOpen, popup.isStandIn, popup.isHeld]
    popup.close()

    expect(facts).to.deep.equal([true, false, true])
  })

  it('F01 is a window again where the blocker lets the next one through', () => {
    const popup = new Popup()
    popup.open(() => ({}) as Window, '/relay.html')

    popup.open(open, 'about:blank')
    const facts = [popup.isStandIn, popup.isHeld]
    popup.close()

    expect(facts).to.deep.equal([false, true])
  })

  it('is closed while it is on another site, where its address cannot be read', () => {
    const popup = new Popup()
    let closeCount = 0
    const opened = {
      closed: false,
      get top(): unknown {
        return opened
      },
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
