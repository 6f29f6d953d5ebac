/**
 * One carrier per flow. A record is copied into windows the page opens and shared by its elements, so that several can
 * find the same flow: a Web Lock settles who carries it, and the others queue for it.
 */

/**
 * `name` is the flow's. Resolves when the flow is ours to carry, to what lets go of it; `signal` does too. When `signal`
 * came first, to nothing. `queued` is called when another carries it now. Without locks (http on a LAN, a frame without
 * storage) each carries.
 */
export function takeTurn(name: string, signal: AbortSignal, queued?: () => void): Promise<AbortController | undefined> {
  const turn = new AbortController()
  signal.addEventListener('abort', () => turn.abort())
  if (signal.aborted) turn.abort()
  return new Promise((resolve) => {
    const hold = () => {
      resolve(turn.signal.aborted ? undefined : turn)
      return new Promise((release) => {
        turn.signal.addEventListener('abort', release)
        if (turn.signal.aborted) release(0)
      })
    }
    const ask = () =>
      navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        if (lock) return hold()
        queued?.()
        return navigator.locks.request(name, { signal: turn.signal }, hold).then()
      })
    Promise.resolve()
      .then(ask)
      .catch(() => resolve(turn.signal.aborted ? undefined : turn))
  })
}
