/**
 * A tag for an agent, by which a page notices that somebody with another agent has signed in since it started a flow.
 * It is an HMAC, so that no browser learns the agent's guid.
 */
import { createDerivedKey, toBase64url } from './crypto.js'

/** They are 22 characters of base64url. */
const TAG_BYTES = 16

/** A page reads the status often, and a signature costs a trip to another thread. */
const MAX_REMEMBERED_TAGS = 1_000

/** Returns a function from an agent's guid to its tag. */
export function createAgentTagger(secret: string): (agent: string) => Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256', length: 256 }
  const key = createDerivedKey(secret, 'wiro-hubspot-connect agent tag', algorithm, ['sign'])
  const sign = async (agent: string) => {
    const mac = await crypto.subtle.sign('HMAC', await key(), new TextEncoder().encode(agent))
    return toBase64url(new Uint8Array(mac, 0, TAG_BYTES))
  }
  const tags = new Map<string, string>()
  return async (agent) => {
    const tag = tags.get(agent) ?? (await sign(agent))
    if (tags.size >= MAX_REMEMBERED_TAGS) tags.clear()
    tags.set(agent, tag)
    return tag
  }
}
