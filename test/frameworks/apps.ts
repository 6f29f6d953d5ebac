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
  /** A misspelt `token-endpoint` (or the property's name) in this file is refused by the app's type check. */
  typed?: { file: string; right: string; wrong: string }
}

export const apps: readonly App[] = [
  {
    name: 'html',
    title: 'HTML',
    path: '/',
    typed: { file: 'settings.ts', right: 'tokenEndpoint', wrong: 'tokenEndpont' },
  },
  {
    name: 'react',
    title: 'React',
    path: '/',
    typed: { file: 'hubspot.tsx', right: 'tokenEndpoint', wrong: 'tokenEndpont' },
  },
  {
    name: 'next',
    title: 'Next.js',
    path: '/settings',
    typed: { file: 'app/settings/hubspot.tsx', right: 'tokenEndpoint', wrong: 'tokenEndpont' },
  },
  { name: 'htmx', title: 'htmx', path: '/settings' },
  {
    name: 'vue',
    title: 'Vue',
    path: '/',
    typed: { file: 'src/HubSpotSettings.vue', right: 'token-endpoint', wrong: 'token-endpont' },
  },
  {
    name: 'nuxt',
    title: 'Nuxt',
    path: '/',
    typed: { file: 'app/pages/index.vue', right: 'token-endpoint', wrong: 'token-endpont' },
  },
  {
    name: 'sveltekit',
    title: 'SvelteKit',
    path: '/',
    typed: { file: 'src/routes/+page.svelte', right: 'token-endpoint', wrong: 'token-endpont' },
  },
  {
    name: 'angular',
    title: 'Angular',
    path: '/',
    typed: { file: 'src/app/hubspot-settings.ts', right: 'token-endpoint', wrong: 'token-endpont' },
  },
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
