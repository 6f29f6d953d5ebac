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
const mount = (section: string, file: string): Example => ({ page: 'docs/server.md', section, language: 'js', file })
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
    examples: [framework('react', 'React 19', 'jsx', 'HubSpot.jsx')],
    more: 'docs/frameworks/react.html',
  },
  vue: {
    title: 'Vue',
    examples: [framework('vue', '', 'vue', 'HubSpot.vue'), framework('vue', '', 'js', 'vite.config.js')],
    more: 'docs/frameworks/vue.html',
  },
  svelte: {
    title: 'Svelte',
    examples: [framework('svelte', '', 'svelte', 'HubSpot.svelte')],
    more: 'docs/frameworks/svelte.html',
  },
  angular: {
    title: 'Angular',
    examples: [framework('angular', '', 'ts', 'hubspot.component.ts')],
    more: 'docs/frameworks/angular.html',
  },
}

export const backEnds: Readonly<Record<string, Recipe>> = {
  node: {
    title: 'Node',
    examples: [handler, mount("Node's own servers", 'server.js')],
    more: 'docs/server.html#nodes-own-servers',
  },
  express: { title: 'Express', examples: [handler, mount('Express', 'server.js')], more: 'docs/server.html#express' },
  hono: { title: 'Hono', examples: [handler, mount('Hono', 'server.js')], more: 'docs/server.html#hono' },
  next: {
    title: 'Next.js',
    examples: [mount('Next.js', 'app/api/hubspot/route.js')],
    more: 'docs/server.html#nextjs',
  },
  sveltekit: {
    title: 'SvelteKit',
    examples: [handler, mount('SvelteKit', 'src/routes/api/hubspot/+server.js')],
    more: 'docs/server.html#sveltekit',
  },
  own: {
    title: 'Another language',
    examples: [{ page: 'docs/own-back-end.md', section: 'An example', language: 'js', file: 'hubspot.mjs' }],
    more: 'docs/own-back-end.html',
  },
}

/** Returns the code of an example. Throws where the page has none. */
export function exampleIn(markdown: string, { page, section, language, index = 0 }: Example): string {
  const parts = section ? markdown.split(/^#{2,} (?=.)/m).filter((part) => part.startsWith(section + '\n')) : [markdown]
  const blocks = parts.flatMap((part) => [...part.matchAll(/^```(\S+)\n([^]*?)^```$/gm)])
  const found = blocks.filter(([, blockLanguage]) => blockLanguage === language)[index]
  if (!found) throw new Error(`${page} has no ${language} in “${section}”`)
  return found[2]!.trimEnd()
}

/** An attribute with its value; `''` where the name alone is written. */
export type WrittenAttribute = readonly [name: string, value: string]

const MAX_LINE = 100

/** The element's opening tag, up to the end of its attributes. */
const TAG =
  /^([^\n]*?)<wiro-hubspot-connect((?:\s+(?:[^\s"'{}<>/=]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?|\{[^}]*\}))*)\s*(\/?>)/m

const escapeAttribute = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/**
 * Writes attributes into the example's element, in place of its own `token-endpoint`. A tag that becomes longer than a
 * line gets one attribute a line.
 */
export function withAttributes(code: string, attributes: readonly WrittenAttribute[]): string {
  return code.replace(TAG, (whole: string, before: string, own: string, end: string) => {
    const others = (own.match(/[^\s"'{}=]+=(?:"[^"]*"|'[^']*'|\{[^}]*\})|\{[^}]*\}|[^\s"'{}=]+/g) ?? []).filter(
      (attribute) => !attribute.startsWith('token-endpoint='),
    )
    const written = attributes.map(([name, value]) => (value ? `${name}="${escapeAttribute(value)}"` : name))
    const all = [...written, ...others]
    const line = `${before}<wiro-hubspot-connect ${all.join(' ')}${end === '/>' ? ' ' : ''}${end}`
    if (line.length <= Math.max(MAX_LINE, whole.length)) return line
    const indent = /^\s*/.exec(before)![0]
    return `${before}<wiro-hubspot-connect\n${all.map((attribute) => `${indent}  ${attribute}\n`).join('')}${indent}${end}`
  })
}
