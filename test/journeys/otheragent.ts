/**
 * A second agent for the demo's host, which knows one: what a page asks for `agent-key="other"` is answered by a handler of
 * its own, from the same Wiro.
 */
import { answerWith } from './otherhandler.js'
import type { Stage } from './stage.js'

const guid = 'other-useragent-guid'

export async function serveOtherAgent(stage: Stage): Promise<void> {
  const { emulator, emulatorOrigin } = stage
  const body = JSON.stringify({ guid, status: 4 })
  await emulator.fetch(`${emulatorOrigin}/emulator/agents`, { method: 'PUT', body })
  await answerWith(stage, { resolveAgent: () => guid }, ({ agentKey }) => agentKey === 'other')
}
