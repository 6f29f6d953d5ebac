/** The style sheet of a theme, as the page applies it and as a developer copies it. */

/** A custom property with its value. */
export type TokenValue = readonly [name: string, value: string]

/** Returns a rule with the values; `''` where there are none. */
export function themeRule(values: readonly TokenValue[]): string {
  if (!values.length) return ''
  return `wiro-hubspot-connect {\n${values.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}\n`
}

/** Returns the CSS to copy: the preset's style sheet by its name in the package, and the values. */
export function themeCss(preset: string, values: readonly TokenValue[]): string {
  const parts = [preset && `@import 'wiro-hubspot-connect/themes/${preset}.css';\n`, themeRule(values)]
  return parts.filter(Boolean).join('\n').trimEnd()
}
