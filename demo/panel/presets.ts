/** The themes that the package brings along, with their style sheets as they are in it. */

export interface Preset {
  title: string
  css: string
}

/** By the name of the file. */
export const presets: Readonly<Record<string, Preset>> = {}
