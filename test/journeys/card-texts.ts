/** The card's English texts, which journeys name by key, and the sentences that are composed of them. */
import type { RelayCause } from '../../src/connector/state.js'
import type { Code } from '../../src/protocol/codes.js'
import type { CodeTexts, ProblemFact, ProblemSentence } from '../../src/card/locales/sentence.js'
import { texts } from '../card/texts.js'

export const { first, problems, panels } = texts

const codes: Record<Code, CodeTexts> = { ...first.codes, ...problems.codes }

type Facts = Partial<Record<ProblemFact, string>>

/** Fills the holes of a sentence about a problem. */
const fill = (sentence: ProblemSentence, facts: Facts): string =>
  typeof sentence === 'string' ? sentence : sentence(facts as Record<ProblemFact, string>).join('')

/** Returns what the card says about a code. */
export const codeText = (code: Code, facts: Facts = {}): string => fill(codes[code].text, facts)

/** Returns a code's first step. */
export const codeStep = (code: Code, facts: Facts = {}): string => fill(codes[code].steps![0]!, facts)

/** Returns a code's first line for developers. */
export const developerLine = (code: Code, facts: Facts = {}): string => fill(codes[code].developer![0]!, facts)

/** Returns what a developer reads about a silent relay page. */
export const causeText = (cause: RelayCause, facts: Facts): string => fill(problems.relayCauses[cause], facts)

/** Returns the line of the details that names a code. */
export const codeLine = (code: string): string => `${problems.details.code} ${code}`

/** Returns the beginning of the line that names the connected account's portal. */
export const portalLine = (id: string): string => first.connected.portal({ id }).join('')

/** Returns the question before a disconnect. */
export const disconnectQuestion = (name: string): string => panels.disconnect.status({ name }).join('')

/** Returns the steps of a problem that its owner has to solve, where the code has none of its own. */
export const ownerSteps = (owner: 'appOwner' | 'developer' | 'wiro'): string[] => [...problems.owners[owner].steps]

/** Returns what the card says about a code where the HubSpot app is Wiro's own. */
export function wiroAppTexts(code: Code): { title: string; text: string } {
  const { title, text } = codes[code].wiroApp!
  return { title, text: fill(text, {}) }
}
