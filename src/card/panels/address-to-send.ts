/** The page's address as it may be sent to somebody else. */
import { isConfidentialParameter, redactSecrets } from '../redact.js'

/** Returns an address without its hash, without credentials, and without parameters that may be confidential. */
export function addressToSend(address: string): string {
  const url = new URL(address)
  const confidential = [...url.searchParams].filter(
    ([name, value]) => isConfidentialParameter(name) || redactSecrets(value) !== value,
  )
  for (const [name] of confidential) url.searchParams.delete(name)
  url.hash = url.username = url.password = ''
  return redactSecrets(url.href)
}
