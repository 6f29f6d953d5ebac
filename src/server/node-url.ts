/**
 * The URL of a request, from what Node knows about it (RFC 9112, section 3; RFC 9113, section 8.3.1). Hosts choose a
 * tenant by it, so it is never guessed: a request that does not name one host is refused.
 */
import { HandlerError } from './errors.js'

export interface RequestTarget {
  isEncrypted: boolean
  /** What the request line holds: a path with its query, a whole URL, or `*`. */
  target: string
  /** Each `Host` header and `:authority` that came. */
  hosts: readonly string[]
  /** The address of this server that the client has reached, for a request of HTTP/1.0, which need not name a host. */
  localAddress: string
}

/** @throws HandlerError if the request names no valid host, or more than one. */
export function requestUrl({ isEncrypted, target, hosts, localAddress }: RequestTarget): URL {
  const [, absoluteHost, absolutePath] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(target) ?? []
  const host = absoluteHost ?? onlyHost(hosts) ?? localAddress
  const path = absolutePath ?? (target === '*' ? '/' : target)
  const url = `http${isEncrypted ? 's' : ''}://${host}${encodeBytes(path)}`
  if (!HOST.test(host) || !/^[/?]|^$/.test(path) || !URL.canParse(url)) throw hostError()
  return new URL(url)
}

/** A name, an IPv4 address or an IPv6 address in brackets, each with or without a port. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d*)?$/i

function onlyHost(hosts: readonly string[]): string | undefined {
  if (new Set(hosts.map((host) => host.toLowerCase())).size > 1) throw hostError()
  return hosts[0]
}

/** Node decodes each byte of a target as one character, which `URL` would encode as two bytes. */
const encodeBytes = (path: string): string =>
  path.replace(/[\x80-\xff]/g, (character) => '%' + character.charCodeAt(0).toString(16).toUpperCase())

const hostError = () => new HandlerError('misconfigured', 'host_invalid', { status: 400 })
