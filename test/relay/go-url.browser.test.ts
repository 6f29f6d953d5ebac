/** Which URLs the relay page goes to when a page says `go`. */
import { expect } from '@open-wc/testing'
import { parseSafeUrl } from '../../src/protocol/safe-url.js'
import { hostileUrls } from '../authorize-urls.js'
import { checkMutatedUrls } from '../url-mutations.js'
import {
  closeAll,
  hubspotUrl,
  openRelay,
  phaseOf,
  sendAndWait,
  storedFlowOf,
  transports,
  waitForNavigation,
  type Relay,
} from './relay-window.js'

describe('a window that waits for a URL', () => {
  /** One for all tests, since no message in them may change it. */
  let relay: Relay

  before(async () => void (relay = await openRelay('/relay/manual-timers')))
  after(closeAll)

  for (const [refusedBy, reason, ...urls] of hostileUrls) {
    if (refusedBy === 'page') continue
    for (const transport of transports) {
      it(`F25 stays where it is when the ${transport} sends it to ${reason}`, async () => {
        for (const url of urls) relay.send(transport, { wiro: 'go', url })
        await sendAndWait(transport, relay, { wiro: 'ready' })

        expect(relay.window.location.href).to.equal(location.origin + '/relay/manual-timers')
        expect(storedFlowOf(relay)).to.equal(relay.flow)
        expect(phaseOf(relay)).to.equal('busy')
      })
    }
  }

  it('still goes to an allowed URL after all of these', async () => {
    relay.send('channel', { wiro: 'go', url: hubspotUrl })

    await waitForNavigation(relay)
  })
})

it('F25 a window goes to https or loopback URLs without credentials, however a URL is manipulated', () => {
  const isLoopback = (hostname: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  const { accepted, refused } = checkMutatedUrls(
    (url) => !!parseSafeUrl(url),
    ({ protocol, hostname, username, password }) =>
      (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))) && !username && !password,
  )

  // The mutations are of use only while many of them are on either side.
  expect(Math.min(accepted, refused)).to.be.greaterThan(300)
})
