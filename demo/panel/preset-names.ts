/** The themes that the package brings along: their titles by the names of their files. */
export const presets: Readonly<Record<string, string>> = {}
