/** Goes on with a flow from before a reload. */
import { parseRelayMessage } from '../protocol/relay-message-parser.js'
import { flowChannelName } from '../protocol/relay-messages.js'
import { openChannel } from './channel.js'
import type { ConnectorContext } from './connector-context.js'
import { isOwnFlow } from './flow.js'
import { acquireFlowLock } from './flow-lock.js'
import { loadFlow, removeFlow } from './flow-storage.js'

/**
 * Resumes the stored flow once no other page or element runs it, and a status says that the same person asked. Somebody
 * else's flow is dropped, as is the copy of one that has ended elsewhere.
 */
export async function resumeFlow(context: ConnectorContext, id: string, signal: AbortSignal): Promise<void> {
  const { endpoint, platform, statusReader, store } = context
  const channelName = flowChannelName(id)
  const read = () => void statusReader.read()
  /** The page or element that ran the flow may have ended it meanwhile, and begun another. */
  const loadOwn = () => {
    const stored = loadFlow(endpoint.key, platform.now())
    return stored?.id === id ? stored : undefined
  }
  openChannel(channelName, signal, ({ data }) => {
    if (parseRelayMessage(data, id)?.wiro === 'end' && loadOwn()) removeFlow(endpoint.key)
  })
  const lock = await acquireFlowLock(channelName, signal, read)
  if (!lock) return
  context.resumeWith = (received) => {
    const flow = signal.aborted || store.machineState.flow ? undefined : loadOwn()
    const isOwn = flow && isOwnFlow(flow, received)
    if (flow && !isOwn && !received) return
    context.resumeWith = undefined
    if (isOwn) {
      context.resumeLock = lock
      return store.dispatch({ type: 'flowResumed', flow })
    }
    if (flow) removeFlow(endpoint.key)
    lock.abort()
  }
  read()
}
