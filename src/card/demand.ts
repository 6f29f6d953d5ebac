/** Fetches what the card loads on demand, once; a piece that did not come is asked for again the next time. */
import { loadProblemTexts } from './locales/texts.js'
import type { OnDemand } from './ondemand.js'

let here: OnDemand | undefined
let coming: Promise<void> | undefined

/** What has been loaded; `undefined` before. */
export const loaded = (): OnDemand | undefined => here

/** Whether the rest is on its way. */
export const isComing = (): boolean => !!coming

export function demand(language: string): Promise<void> {
  coming ??= Promise.all([import('./ondemand.js'), loadProblemTexts(language)]).then(
    ([{ onDemand }]) => void (here = onDemand),
    () => void (coming = undefined),
  )
  return coming
}
