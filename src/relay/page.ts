/** The relay page's document: the settings in its `<meta>` tags, and the one sentence that it shows. */

type Setting = 'pages' | 'endpoint'

const paragraph = document.querySelector('p')!

/** Returns the content of `<meta name="wiro-…">`; empty where the host has set none. */
export const readSetting = (name: Setting): string =>
  document.querySelector<HTMLMetaElement>(`[name=wiro-${name}]`)!.content

export function showText(text: string): void {
  paragraph.textContent = text
}
