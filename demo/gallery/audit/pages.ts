/** The pages on which the card's colours are measured. A card mixes its own from the page's text. */
export interface PageColours {
  name: string
  background: string
  text: string
}

/** A page of the gallery's example hosts, with the package's theme for it. */
export interface HostPage {
  name: string
  host: string
  scheme: 'light' | 'dark'
}

export const hostPages: HostPage[] = ['bootstrap', 'material', 'shadcn', 'dark-dashboard'].flatMap((host) =>
  (['light', 'dark'] as const).map((scheme) => ({ name: `${host}, ${scheme}`, host, scheme })),
)

export const pages: PageColours[] = [
  { name: 'light', background: '#fff', text: '#18181b' },
  { name: 'dark', background: '#111113', text: '#ededf0' },
  { name: 'slate', background: '#1e293b', text: '#f1f5f9' },
  { name: 'grey', background: '#555', text: '#fff' },
]
