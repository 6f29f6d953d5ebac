/** What a page may set for all its elements, from JavaScript only. */
import { configureConnectors, type ConnectorConfig } from './connector/config.js'
import type { LocaleOverrides } from './card/locales/locale.js'
import { overrideTexts } from './card/locales/overrides.js'

export interface Settings extends ConnectorConfig {
  /** Your own texts by language, over the built-in ones: `{ en: { disconnected: { text: '…' } } }`. */
  locales: Record<string, LocaleOverrides>
}

/**
 * Replaces the settings that are given, and keeps the others.
 *
 * @throws TypeError where a list holds anything but exact origins, such as `https://api.example.com`, or `headers` are none.
 */
export function configure({ locales, ...settings }: Partial<Settings>): void {
  configureConnectors(settings)
  if (locales) overrideTexts(locales)
}
