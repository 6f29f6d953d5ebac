/** The pages on which the card's colours are measured. A card mixes its own from the page's text. */
export interface PageColours {
  name: string
  background: string
  text: string
}

export const pages: PageColours[] = [
  { name: 'light', background: '#fff', text: '#18181b' },
  { name: 'dark', background: '#111113', text: '#ededf0' },
  { name: 'slate', background: '#1e293b', text: '#f1f5f9' },
  { name: 'grey', background: '#555', text: '#fff' },
]
