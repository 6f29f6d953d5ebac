/**
 * Goes on with a flow from before a reload. Loaded with the flow's session, so it imports nothing of what every page
 * loads.
 */
import { parseRelayMessage } from '../protocol/relay-message-parser.js'
import type { openChannel } from './channel.js'
import type { ConnectorContext } from './connector-context.js'
import type { isOwnFlow } from './flow.js'
import { acquireFlowLock } from './flow-lock.js'
import type { loadFlow, removeFlow } from './flow-storage.js'

/** What it uses of the first load. */
interface ResumeTools {
  readonly isOwnFlow: typeof isOwnFlow
  readonly loadFlow: typeof loadFlow
  readonly openChannel: typeof openChannel
  readonly removeFlow: typeof removeFlow
}

interface StoredFlowSource extends ResumeTools {
  readonly id: string
  readonly channelName: string
}

/**
 * Resumes the stored flow once no other page or element runs it, and a status says that the same person asked. Somebody
 * else's flow is dropped, as is the copy of one that has ended elsewhere.
 */
export async function resumeFlow(
  context: ConnectorContext,
  { id, channelName, isOwnFlow, loadFlow, openChannel, removeFlow }: StoredFlowSource,
  signal: AbortSignal,
): Promise<void> {
  const { endpoint, platform, statusReader, store } = context
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
