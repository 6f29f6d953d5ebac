/** The style sheets of the themes as they are in the package, by the name of the file. */
export const presetCss: Readonly<Record<string, string>> = {}
