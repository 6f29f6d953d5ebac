/**
 * Sentences with holes. A hole may be filled with a template, so a sentence is a list of texts and fillings: Lit renders
 * the list as it is, and code that needs plain text fills in texts and joins it.
 */

/** A sentence in pieces: its texts and what fills its holes, in order. */
export type Pieces<T> = readonly (string | T)[]

/** A sentence with these holes. */
export type Sentence<Hole extends string> = <T>(holes: Record<Hole, T>) => Pieces<T>

/** Tags a sentence: returns its texts and fillings as a list. */
export function sentence<T>(texts: TemplateStringsArray, ...fillings: (string | T)[]): Pieces<T> {
  const pieces: (string | T)[] = [texts[0]!]
  fillings.forEach((filling, index) => pieces.push(filling, texts[index + 1]!))
  return pieces
}

/** What a problem tells about itself. A sentence that names a fact which the problem lacks is left out. */
export type ProblemFact =
  | 'url'
  | 'answer'
  | 'unknownCode'
  | 'seconds'
  | 'account'
  | 'expectedAccount'
  | 'access'
  | 'requiredScopes'
  | 'optionalScopes'
  | 'redirectUrl'

/** A sentence about a problem. */
export type ProblemSentence = string | Sentence<ProblemFact>

/** The texts of one code. */
export interface CodeTexts {
  title: string
  text: ProblemSentence
  /** Steps for the code's owner; by default those of the owner. */
  steps?: readonly ProblemSentence[]
  /** Further steps, shown only where the HubSpot app is an own one. */
  ownAppSteps?: readonly ProblemSentence[]
  /** In place of title and text with Wiro's own HubSpot app. */
  wiroApp?: { title: string; text: ProblemSentence }
  /** For the developers, in the closed details: what was asked, what came, and how to mend it. Scopes and addresses have a place here. */
  developer?: readonly ProblemSentence[]
}
