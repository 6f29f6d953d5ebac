/** What a page may set for all its elements, from JavaScript only. */
import { configureOrigins, type OriginConfig } from './connector/config.js'
import type { LocaleOverrides } from './card/locales/locale.js'
import { overrideTexts } from './card/locales/overrides.js'

export interface Settings extends OriginConfig {
  /** Your own texts by language, over the built-in ones: `{ en: { disconnected: { text: '…' } } }`. */
  locales: Record<string, LocaleOverrides>
}

/**
 * Replaces the settings that are given, and keeps the others.
 *
 * @throws TypeError where a list holds anything but exact origins, such as `https://api.example.com`.
 */
export function configure({ locales, ...origins }: Partial<Settings>): void {
  configureOrigins(origins)
  if (locales) overrideTexts(locales)
}
