/** The documentation as HTML, for a reader who comes from the demo: the same Markdown, with a list of all pages. */
import { readdirSync, readFileSync } from 'node:fs'
import { posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import GithubSlugger from 'github-slugger'
import { Marked, type Token, type Tokens } from 'marked'

const repositoryFolder = fileURLToPath(new URL('../..', import.meta.url))
const read = (path: string) => readFileSync(repositoryFolder + path, 'utf8')

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(repositoryFolder + folder, { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll(sep, '/')))
    .filter((path) => path.endsWith(ending))
    .sort()

/** Pages beside the folder of the documentation, to which its pages link. */
const OTHER_PAGES = ['README.md', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE']

const htmlPathOf = (path: string) => path.replace(/(\.md)?$/, '.html')

/** Each page's path, such as `docs/theming.html`, with its Markdown file. */
const pages = (): Map<string, string> =>
  new Map([...OTHER_PAGES, ...filesIn('docs', '.md')].map((path) => [htmlPathOf(path), path]))

/** The paths of all files: the pages, the pictures that they show, and their style sheet. */
export const docsPaths = (): string[] => [...pages().keys(), ...pictures(), STYLE_PATH]

const pictures = () => filesIn('docs/pictures', '.png')

const STYLE_PATH = 'docs/docs.css'

/** Returns a file of the documentation; undefined where there is none at this path. */
export function readDocs(path: string): string | Buffer | undefined {
  if (path === STYLE_PATH) return read('demo/pages/docs.css')
  return pictures().includes(path) ? readFileSync(repositoryFolder + path) : renderDocsPage(path)
}

const titleOf = (path: string, markdown: string) => (path === 'LICENSE' ? 'Licence' : /^# (.+)$/m.exec(markdown)![1]!)

/** Returns a link's target among the pages: `../server.md#mount-it` becomes `../server.html#mount-it`. */
const htmlTarget = (href: string) =>
  /^[a-z]+:/.test(href) ? href : href.replace(/^([^#]*?)(?:\.md|(LICENSE))(?=#|$)/, '$1$2.html')

function renderMarkdown(markdown: string): string {
  const slugger = new GithubSlugger()
  const marked = new Marked({
    walkTokens(token: Token) {
      if (token.type === 'link') token.href = htmlTarget((token as Tokens.Link).href)
    },
    renderer: {
      heading({ tokens, depth }) {
        const content = this.parser.parseInline(tokens)
        const text = this.parser.parseInline(tokens, this.parser.textRenderer)
        return `<h${depth} id="${slugger.slug(text)}">${content}</h${depth}>`
      },
      code: ({ text, lang }) =>
        `<pre tabindex="0" aria-label="${lang || 'Code'}"><code>${escapeHtml(text)}</code></pre>`,
    },
  })
  return (marked.parse(markdown) as string)
    .replaceAll('<table>', '<div class="table" tabindex="0" role="group" aria-label="Table"><table>')
    .replaceAll('</table>', '</table></div>')
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function renderDocsPage(path: string): string | undefined {
  const source = pages().get(path)
  if (!source) return
  const markdown = read(source)
  const title = titleOf(source, markdown)
  const toRoot = posix.relative(posix.dirname(path), '') || '.'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · wiro-hubspot-connect</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${toRoot}/${STYLE_PATH}">
</head>
<body>
<header><a href="${toRoot}/index.html">← Demo</a><a href="${toRoot}/README.html">wiro-hubspot-connect</a></header>
<div class="columns">
<nav aria-label="Documentation">${renderNavigation(path, toRoot)}</nav>
<main>${source === 'LICENSE' ? `<h1>Licence</h1><pre>${escapeHtml(markdown)}</pre>` : renderMarkdown(markdown)}</main>
</div>
</body>
</html>
`
}

function renderNavigation(current: string, toRoot: string): string {
  const items = [...pages()].map(([path, source]) => {
    const isCurrent = path === current ? ' aria-current="page"' : ''
    return `<li><a href="${toRoot}/${path}"${isCurrent}>${escapeHtml(titleOf(source, read(source)))}</a></li>`
  })
  return `<ul>${items.join('')}</ul>`
}
