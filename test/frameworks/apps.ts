/**
 * The example apps in demo/frameworks, and where they differ for the tests. Each app
 * - names exact versions, and `wiro-hubspot-connect` by the version that it will have at npm,
 * - has a script `start` for its production server, which listens on `PORT` and takes `WIRO_API_KEY`, `WIRO_BASE_URL` and
 *   `PUBLIC_URL` for its route `/api/hubspot`; where it needs them, `check` for its strict type check and `build`,
 * - has a link or button “Home” that removes the card and one “Settings” that brings it back, in the same document,
 * - gives the card the server's status, and shows “Contacts come from portal …” after the event `wiro-connected`,
 * - sends `x-csrf-token` with the card's requests, and answers them as signed out where it is missing.
 */

export interface App {
  /** The folder in demo/frameworks. */
  name: string
  /** The framework and its version, as titles of tests say it. */
  title: string
  /** The path of the page with the card. */
  path: string
  /** The app's type check refuses a misspelt token endpoint in this file. */
  checks?: string
}

export const apps: readonly App[] = [
  { name: 'html', title: 'HTML', path: '/', checks: 'settings.ts' },
  { name: 'react', title: 'React', path: '/', checks: 'hubspot.tsx' },
  { name: 'next', title: 'Next.js', path: '/settings', checks: 'app/settings/hubspot.tsx' },
  { name: 'htmx', title: 'htmx', path: '/settings' },
  { name: 'vue', title: 'Vue', path: '/', checks: 'src/HubSpotSettings.vue' },
  { name: 'nuxt', title: 'Nuxt', path: '/', checks: 'app/pages/index.vue' },
  { name: 'sveltekit', title: 'SvelteKit', path: '/', checks: 'src/routes/+page.svelte' },
  { name: 'angular', title: 'Angular', path: '/', checks: 'src/app/hubspot-settings.ts' },
  { name: 'astro', title: 'Astro', path: '/' },
]

/** Returns the apps that the variable FRAMEWORKS names, such as `next,vue`; all where it is not set. */
export function chosenApps(names = process.env.FRAMEWORKS): readonly App[] {
  if (!names) return apps
  return names.split(',').map((name) => {
    const app = apps.find((one) => one.name === name.trim())
    if (!app) throw new Error(`There is no app “${name}”. There are ${apps.map((one) => one.name).join(', ')}.`)
    return app
  })
}
