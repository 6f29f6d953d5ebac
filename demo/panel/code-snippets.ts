/** The code to copy: which example of the documentation stands for a framework or a back end, with the chosen attributes. */

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
}

export interface Recipe {
  title: string
  examples: readonly Example[]
  /** Where the documentation goes on. */
  more: string
}

const handler: Example = {
  page: 'docs/server.md',
  section: 'Create the handler',
  language: 'js',
  file: 'hubspot-handler.js',
}

/** Returns a recipe from the page on mounting the route; it takes the handler from a file of its own unless `alone`. */
function mount(
  title: string,
  file: string,
  options: { section?: string; alone?: true; language?: string; index?: number } = {},
): Recipe {
  const { section = title, alone, language = 'js', index = 0 } = options
  const example = { page: 'docs/mounting.md', section, language, index, file }
  return { title, examples: alone ? [example] : [handler, example], more: 'docs/mounting.html#' + anchorOf(section) }
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
    examples: [
      { ...framework('angular', 'The card', 'ts', 'src/app/hubspot-settings.ts'), index: 1 },
      framework('angular', 'The card', 'ts', 'src/app/hubspot-card.ts'),
    ],
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
  next: mount('Next.js', 'app/api/hubspot/route.js', { alone: true }),
  sveltekit: mount('SvelteKit', 'src/routes/api/hubspot/+server.js'),
  'react-router': mount('React Router', 'app/routes/api.hubspot.js', { section: 'Remix and React Router' }),
  hono: mount('Hono', 'server.js'),
  fastify: mount('Fastify', 'server.js'),
  koa: mount('Koa', 'server.js'),
  nest: mount('Nest', 'main.js'),
  workers: mount('Cloudflare Workers', 'worker.js', { alone: true }),
  bun: mount('Bun', 'server.ts', { section: 'Bun and Deno', language: 'ts' }),
  deno: mount('Deno', 'server.ts', { section: 'Bun and Deno', language: 'ts', index: 1 }),
  own: {
    title: 'Another language',
    examples: [{ page: 'docs/own-back-end.md', section: 'An example', language: 'js', file: 'hubspot.mjs' }],
    more: 'docs/own-back-end.html',
  },
}

/** Returns the code of an example; undefined where the page has none. */
export function exampleIn(markdown: string, { section, language, index = 0 }: Example): string | undefined {
  let currentSection = ''
  const found: string[] = []
  for (const [, heading, blockLanguage, code] of markdown.matchAll(HEADING_OR_BLOCK)) {
    if (heading !== undefined) currentSection = heading
    else if (currentSection === section && blockLanguage === language) found.push(code!.trimEnd())
  }
  return found[index]
}

const HEADING_OR_BLOCK = /^#+ (.+)$|^```(\S*)\n([^]*?)^```$/gm

/** An attribute with its value; `''` where the name alone is written. */
export type WrittenAttribute = readonly [name: string, value: string]

const MAX_LINE = 100

/** The opening tag of the element, or of its component in React, up to the end of its attributes. */
const TAG =
  /^([^\n]*?)<(wiro-hubspot-connect|WiroHubspotConnect)((?:\s+(?:[^\s"'{}<>/=]+(?:=(?:"[^"]*"|'[^']*'|\$?\{[^}]*\}))?|\{[^}]*\}))*)\s*(\/?>)/m

const escapeAttribute = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const toCamelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Returns an attribute as the tag takes it: of a component, the prop. */
function writeAttribute(tag: string, [name, value]: WrittenAttribute): string {
  const isComponent = tag === 'WiroHubspotConnect'
  const written = isComponent ? toCamelCase(name) : name
  if (!value) return written
  return isComponent && name === 'heading-level' ? `${written}={${value}}` : `${written}="${escapeAttribute(value)}"`
}

/**
 * Writes attributes into the example's element, in place of its own `token-endpoint`. A tag that becomes longer than a
 * line gets one attribute a line.
 */
export function withAttributes(code: string, attributes: readonly WrittenAttribute[]): string {
  return code.replace(TAG, (whole: string, before: string, tag: string, own: string, end: string) => {
    const others = (own.match(/[^\s"'{}=]+=(?:"[^"]*"|'[^']*'|\$?\{[^}]*\})|\{[^}]*\}|[^\s"'{}=]+/g) ?? []).filter(
      (attribute) => !/^token-?endpoint=/i.test(attribute),
    )
    const all = [...attributes.map((attribute) => writeAttribute(tag, attribute)), ...others]
    const line = `${before}${[`<${tag}`, ...all].join(' ')}${end === '/>' ? ' ' : ''}${end}`
    if (line.length <= Math.max(MAX_LINE, whole.length)) return line
    const indent = /^\s*/.exec(before)![0]
    return `${before}<${tag}\n${all.map((attribute) => `${indent}  ${attribute}\n`).join('')}${indent}${end}`
  })
}
