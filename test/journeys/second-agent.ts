/** A second agent for the demo's host, which has only one: a card with `agent-key="other"` shows it. */
import { routeToHandler } from './custom-handler.js'
import type { Fixture } from './journey.js'

const guid = 'other-useragent-guid'

export async function addSecondAgent(fixture: Fixture): Promise<void> {
  const { emulator, emulatorOrigin } = fixture
  const body = JSON.stringify({ guid, status: 4 })
  await emulator.fetch(`${emulatorOrigin}/emulator/agents`, { method: 'PUT', body })
  await routeToHandler(fixture, { resolveAgent: () => guid }, ({ agentKey }) => agentKey === 'other')
}
