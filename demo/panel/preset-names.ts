/** The themes that the package brings along: their titles by the names of their files. */
export const presets: Readonly<Record<string, string>> = {
  shadcn: 'shadcn/ui',
  bootstrap: 'Bootstrap',
  material: 'Material',
  'dark-dashboard': 'Dark dashboard',
}
