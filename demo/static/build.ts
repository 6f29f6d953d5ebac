/**
 * Builds the demo as a static site, in which everything runs in the page: `npm run demo:build` writes it to demo-dist/. All
 * its addresses are relative, so it can be served from any folder of any static file server.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HtmlTagDescriptor, Plugin } from 'vite'
import { relayHtml } from '../../src/relay/page.generated.js'
import { docsPaths, readDocs } from '../host/docs-pages.js'
import { buildWithVite } from '../host/vite-output.js'

const demoFolder = fileURLToPath(new URL('..', import.meta.url))

/** The pages; in the site, all are in its one folder. */
const PAGES = ['pages/index.html', 'pages/redirect.html', 'pages/gallery.html', 'static/hubspot.html']

/** The scripts that need the demo's server, each with the one in its place. */
const SCRIPTS = { '/pages/main.ts': '/static/main.ts', '/pages/same-tab.ts': '/static/same-tab.ts' }

/** As docs/deployment.md recommends it for the card, with the site's own style sheets and pictures. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** HubSpot's page parses the emulator's HTML, which this would forbid. */
const TRUSTED_TYPES = "; require-trusted-types-for 'script'; trusted-types lit-html"

const policyFor = (page: string) => CONTENT_SECURITY_POLICY + (page.endsWith('hubspot.html') ? '' : TRUSTED_TYPES)

const staticPages: Plugin = {
  name: 'static-pages',
  transformIndexHtml: {
    order: 'pre',
    handler(html, { path }): { html: string; tags: HtmlTagDescriptor[] } {
      const attrs = { 'http-equiv': 'content-security-policy', content: policyFor(path) }
      const text = Object.entries(SCRIPTS).reduce(
        (page, [from, to]) => page.replace(`src="${from}"`, `src="${to}"`),
        html,
      )
      return { html: text, tags: [{ tag: 'meta', attrs, injectTo: 'head-prepend' }] }
    },
  },
}

/** Each file's path in the site, and its content. */
export type StaticSite = [path: string, content: string | Uint8Array][]

/** Returns the files of the site. */
export async function buildStaticSite(): Promise<StaticSite> {
  const output = await buildWithVite({
    root: demoFolder,
    base: './',
    logLevel: 'warn',
    plugins: [staticPages],
    // A page leaves its folder, so what it loads is beside it.
    experimental: { renderBuiltUrl: (file, { hostType }) => (hostType === 'html' ? './' + file : { relative: true }) },
    build: {
      modulePreload: { polyfill: false },
      rolldownOptions: { input: PAGES.map((page) => demoFolder + page) },
    },
  })
  const files = output.map((file): StaticSite[number] => [
    file.fileName.replace(/^(pages|static)\/(?=[\w-]+\.html$)/, ''),
    file.type === 'chunk' ? file.code : file.source,
  ])
  return [
    ...files,
    ['relay.html', relayHtml],
    ...docsPaths().map((path): StaticSite[number] => [path, readDocs(path)!]),
  ]
}

const outFolder = fileURLToPath(new URL('../../demo-dist', import.meta.url))

async function writeSite(): Promise<void> {
  const site = await buildStaticSite()
  await rm(outFolder, { recursive: true, force: true })
  for (const [path, content] of site) {
    await mkdir(dirname(join(outFolder, path)), { recursive: true })
    await writeFile(join(outFolder, path), content)
  }
  console.log(`${site.length} files are in demo-dist/. Serve it from any folder of a static file server.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeSite()
