import { waitUntil } from '@open-wc/testing'
import { drawn, part, settled, textOf } from '../card.js'
import { disconnected, waiting } from '../states.js'

describe('after minutes', () => {
  const { now } = Date

  afterEach(() => void (Date.now = now))

  it('says how many are left without being told', async () => {
    const { card, connector } = await drawn(disconnected)
    connector.become(waiting('authorizing'))
    await settled(card)

    Date.now = () => now() + 5 * 60_000

    await waitUntil(() => textOf(part(card, 'note')) === '9\u00a0minutes left', 'It should draw anew.', {
      timeout: 8_000,
    })
  })
})
