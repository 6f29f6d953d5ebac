/** The relay page's document: the settings in its `<meta>` tags, and what it shows. */
import type { RelayText } from '../protocol/relay-messages.js'

type Setting = 'pages' | 'endpoint'

/** `busy`: at work, with a spinner; the others: how it ended, each with a sign of its own but `lost`. */
type Phase = 'busy' | 'connected' | 'notConnected' | 'lost'

const main = document.querySelector('main')!

/** Returns the content of `<meta name="wiro-…">`; empty where the host has set none. */
export const readSetting = (name: Setting): string =>
  document.querySelector<HTMLMetaElement>(`[name=wiro-${name}]`)!.content

/** Shows a text as text, never as markup: its first line as the heading, the second below it. */
export function show(phase: Phase, text: string, { lang = '', dir = 'ltr' }: Pick<RelayText, 'lang' | 'dir'>): void {
  const [heading, sentence = ''] = text.split('\n')
  Object.assign(document.documentElement, { lang, dir })
  main.dataset.phase = phase
  main.querySelector('h1')!.textContent = heading!
  main.querySelector('p')!.textContent = sentence
}
