/** The theme in the page's URL: a preset and values of single tokens, applied as style sheets like a host's own. */
import { presets } from './preset-names.js'
import { presetCss } from './presets.js'
import { themeRule, type TokenValue } from './theme-css.js'
import { isValidValue, tokens } from './tokens.js'
import { chosen } from './url-choices.js'

const presetSheet = new CSSStyleSheet()
const valueSheet = new CSSStyleSheet()

/** Returns the name of the chosen preset, or `''`. */
export const chosenPreset = (): string => (Object.hasOwn(presets, chosen('theme')) ? chosen('theme') : '')

/** Returns the chosen values that are valid. */
export const chosenValues = (): TokenValue[] =>
  tokens.flatMap((token) => {
    const value = chosen(token.name).trim()
    return value && isValidValue(token, value) ? [[token.name, value] as const] : []
  })

/** Applies the theme to the page. */
export function applyTheme(): void {
  if (!document.adoptedStyleSheets.includes(valueSheet)) document.adoptedStyleSheets.push(presetSheet, valueSheet)
  const preset = chosenPreset()
  presetSheet.replaceSync(preset && presetCss[preset]!)
  valueSheet.replaceSync(themeRule(chosenValues()))
  document.querySelector<HTMLElement>('#product')!.dataset.look = preset
}
