/** Which examples of the documentation are the code to copy for a framework or a back end. */

/** An example in the documentation. */
export interface Example {
  /** The page, such as `docs/server.md`. */
  page: string
  section: string
  language: string
  /** Which of several in that section. */
  index?: number
  /** The name of the file to save it as. */
  file: string
  /** Whether the framework's build loads the file where there is no key: the options then wait for the first request. */
  isLoadedByBuild?: true
}

export interface Recipe {
  title: string
  examples: readonly Example[]
  /** What the code leaves out. */
  note?: string
  /** Where the documentation goes on. */
  more: string
}

const handler = {
  page: 'docs/server.md',
  section: 'Create the handler',
  language: 'js',
  file: 'hubspot-handler.js',
} satisfies Example

interface MountOptions {
  section?: string
  language?: string
  index?: number
  /** What is special about the handler's file; `false` where the example contains the handler. */
  handler?: Partial<Example> | false
}

/** Returns a recipe from the page on mounting the route, with the handler in a file of its own. */
function mount(title: string, file: string, options: MountOptions = {}): Recipe {
  const { section = title, language = 'js', index = 0 } = options
  const example = { page: 'docs/mounting.md', section, language, index, file }
  const handlers = options.handler === false ? [] : [{ ...handler, ...options.handler }]
  return { title, examples: [...handlers, example], more: 'docs/mounting.html#' + anchorOf(section) }
}

/** Returns the address of a heading on its page. */
const anchorOf = (section: string) =>
  section
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .replaceAll(' ', '-')

const framework = (name: string, section: string, language: string, file: string): Example => ({
  page: `docs/frameworks/${name}.md`,
  section,
  language,
  file,
})

export const frameworks: Readonly<Record<string, Recipe>> = {
  html: {
    title: 'HTML',
    examples: [
      { page: 'README.md', section: 'Put it on a page', language: 'js', file: 'main.js' },
      { page: 'README.md', section: 'Put it on a page', language: 'html', file: 'settings.html' },
    ],
    more: 'README.html#put-it-on-a-page',
  },
  react: {
    title: 'React',
    examples: [framework('react', 'The component', 'jsx', 'HubSpot.jsx')],
    more: 'docs/frameworks/react.html',
  },
  vue: {
    title: 'Vue',
    examples: [
      framework('vue', 'The card', 'vue', 'src/HubSpotSettings.vue'),
      framework('vue', 'Install', 'ts', 'vite.config.ts'),
    ],
    more: 'docs/frameworks/vue.html',
  },
  svelte: {
    title: 'Svelte',
    examples: [framework('svelte', 'Svelte', 'svelte', 'HubSpot.svelte')],
    more: 'docs/frameworks/svelte.html',
  },
  angular: {
    title: 'Angular',
    examples: [framework('angular', 'The tag alone', 'ts', 'src/app/hubspot-settings.ts')],
    more: 'docs/frameworks/angular.html',
  },
  lit: {
    title: 'Lit',
    examples: [framework('lit', 'Lit', 'js', 'hubspot-settings.js')],
    more: 'docs/frameworks/lit.html',
  },
}

export const backEnds: Readonly<Record<string, Recipe>> = {
  node: mount('Node', 'server.js', { section: "Node's own servers" }),
  express: mount('Express', 'server.js'),
  next: mount('Next.js', 'app/api/hubspot/route.js', { handler: false }),
  sveltekit: mount('SvelteKit', 'src/routes/api/hubspot/+server.js', {
    handler: { file: 'src/routes/api/hubspot/hubspot-handler.js', isLoadedByBuild: true },
  }),
  'react-router': mount('React Router', 'app/routes/api.hubspot.js', {
    section: 'Remix and React Router',
    handler: { file: 'app/hubspot-handler.server.js' },
  }),
  hono: mount('Hono', 'server.js'),
  fastify: mount('Fastify', 'server.js'),
  koa: mount('Koa', 'server.js'),
  nest: mount('Nest', 'main.js'),
  workers: mount('Cloudflare Workers', 'worker.js', { handler: false }),
  bun: mount('Bun', 'server.ts', { section: 'Bun and Deno', language: 'ts' }),
  deno: mount('Deno', 'server.ts', { section: 'Bun and Deno', language: 'ts', index: 1 }),
  own: {
    title: 'Another language',
    examples: [{ page: 'docs/own-back-end.md', section: 'An example', language: 'js', file: 'hubspot.mjs' }],
    note: 'It connects and disconnects. It starts no agent, and saves no app of a customer.',
    more: 'docs/own-back-end.html',
  },
}
