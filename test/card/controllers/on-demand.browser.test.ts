import { expect, waitUntil } from '@open-wc/testing'
import type { State } from '../../../src/connector/state.js'
import '../../../src/define.js'
import { scripted } from '../connector.js'
import { connected, disconnected, waiting } from '../states.js'

/** When a piece was asked for, in milliseconds since the page's beginning; `undefined` before it has come. */
const requestedAt = (piece: string): number | undefined =>
  performance.getEntriesByName(new URL(`/src/card/views/${piece}.ts`, location.href).href)[0]?.startTime

const hasCome = (piece: string) => waitUntil(() => requestedAt(piece), `${piece} should come`, { timeout: 8_000 })

/** Draws a card in a state, and returns the time before. */
async function draw(state: State): Promise<number> {
  const before = performance.now()
  const card = Object.assign(document.createElement('wiro-hubspot-connect'), { connector: scripted(state) })
  document.body.append(card)
  await card.updateComplete
  card.remove()
  return before
}

/** In their order: what came stays. */
describe('a page', () => {
  it('loads the views of a flow with the flow, and those of problems once HubSpot’s window is open', async () => {
    await draw(disconnected)
    await draw(connected())
    const flowBegan = await draw(waiting('opening'))
    await hasCome('flow-views')
    const windowOpened = await draw(waiting('authorizing'))
    await hasCome('problem-views')

    expect(requestedAt('flow-views')).to.be.within(flowBegan, windowOpened)
    expect(requestedAt('problem-views')).to.be.greaterThan(windowOpened)
  })
})
