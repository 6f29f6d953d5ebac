/** Reads a relay page's message. */
import type { Fields } from './parse.js'
import type { RelayMessage } from './relay-messages.js'

/** The longest callback query that is read, in characters. */
const MAX_QUERY_CHARACTERS = 4000

const RELAY_WORDS: readonly RelayMessage['wiro'][] = ['ready', 'blocked', 'returned', 'end', 'outcome']

/** Reads a message about `flow`; returns `undefined` for everything else. */
export function parseRelayMessage(data: unknown, flow: string): RelayMessage | undefined {
  const { flow: about, wiro, query, verdict, code } = (data ?? {}) as Fields
  if (about !== flow) return
  if (!RELAY_WORDS.includes(wiro as RelayMessage['wiro'])) return
  return {
    wiro: wiro as RelayMessage['wiro'],
    query: typeof query === 'string' ? query.slice(0, MAX_QUERY_CHARACTERS) : '',
    verdict: verdict === 'undone' ? verdict : undefined,
    code: typeof code === 'string' ? code : undefined,
  }
}
