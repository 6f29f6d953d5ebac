import { expect } from '@open-wc/testing'
import { parseSafeUrl } from '../../src/protocol/parse.js'
import { hostileUrls } from '../authorize-urls.js'
import { checkMutatedUrls } from '../url-mutations.js'
import { away, closeAll, keptBy, landing, opened, textOf, toldOver, type Relay } from './window.js'

describe('where a relay is told to go', () => {
  /** One for all: nothing of what it is told here may change it. */
  let relay: Relay

  before(async () => void (relay = await opened('/relay/patient')))
  after(closeAll)

  const state = () => [relay.window.location.href, keptBy(relay), textOf(relay)]

  for (const [who, why, ...addresses] of hostileUrls) {
    if (who === 'page') continue
    for (const over of ['channel', 'window'] as const) {
      it(`F25 told over the ${over}, it stays where it is: ${why}`, async () => {
        for (const url of addresses) relay.tell(over, { wiro: 'go', url, text: '' })
        await toldOver(over, relay, { wiro: 'ready' })

        expect(state()).to.deep.equal([location.origin + '/relay/patient', relay.flow, 'Opening HubSpot…'])
      })
    }
  }

  it('and still goes where it may after all that', async () => {
    relay.tell('channel', { wiro: 'go', url: landing, text: '' })

    await away(relay)
  })

  it('F25 it is a page over https or on this computer, without credentials, however an address was twisted', () => {
    const loopback = ['localhost', '127.0.0.1', '[::1]']
    const { accepted, refused } = checkMutatedUrls(
      (address) => !!parseSafeUrl(address),
      ({ protocol, hostname, username, password }) =>
        (protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))) && !username && !password,
    )

    expect(Math.min(accepted, refused)).to.be.greaterThan(300)
  })
})
