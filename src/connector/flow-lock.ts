/**
 * A lock per flow, so that one page or element alone runs it: the stored flow is copied into windows that a page opens,
 * and shared by its elements. The others queue, and take over when the first goes away.
 */

/**
 * Resolves to a controller that holds the lock until it aborts; `signal` aborts it as well. Resolves to `undefined` when
 * `signal` aborts first. Without Web Locks (http on a LAN, a frame without storage) every caller gets the lock.
 *
 * @param onQueued is called when another page or element holds the lock.
 */
export function acquireFlowLock(
  name: string,
  signal: AbortSignal,
  onQueued?: () => void,
): Promise<AbortController | undefined> {
  const lock = new AbortController()
  signal.addEventListener('abort', () => lock.abort())
  if (signal.aborted) lock.abort()
  return new Promise((resolve) => {
    const resolveLock = () => resolve(lock.signal.aborted ? undefined : lock)
    const hold = () => {
      resolveLock()
      return untilAborted(lock.signal)
    }
    requestLock(name, hold, lock.signal, onQueued).catch(resolveLock)
  })
}

async function requestLock(
  name: string,
  hold: () => Promise<void>,
  signal: AbortSignal,
  onQueued?: () => void,
): Promise<void> {
  const isFree = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await hold()
    return !!lock
  })
  if (isFree) return
  onQueued?.()
  await navigator.locks.request(name, { signal }, hold)
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve())
  })
}
