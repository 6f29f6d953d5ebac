/**
 * A backend that passes each call on to the latest one. A component that writes its backend in place has a new one at each
 * drawing; to the connector a new one would be another endpoint, and the connection would begin all over.
 */
import type { Backend } from '../protocol/endpoint.js'

export const delegateTo = (getLatest: () => Backend | undefined): Backend =>
  new Proxy({} as Backend, {
    get(_target, name) {
      const backend = getLatest()
      const method: unknown = backend && Reflect.get(backend, name)
      return typeof method === 'function' ? (method.bind(backend) as unknown) : method
    },
  })
