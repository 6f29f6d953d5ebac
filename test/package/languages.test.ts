/** Languages in a page that a host has built from the package, and in one with script tags. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { build } from 'esbuild'
import { first as german } from '../../src/card/locales/de/first.js'
import { first as english } from '../../src/card/locales/en/first.js'
import { BUILT_IN_TAGS } from '../../src/card/locales/tags.js'
import { browser } from './chromium.js'
import { pack, root, unpack } from './packed.js'

const dist = join(unpack(pack()), 'dist')
const scratch = mkdtempSync(join(tmpdir(), 'wiro-languages-'))

const card = `<wiro-hubspot-connect initial-status='{"result":true,"connected":false,"errors":[]}' token-endpoint="/api"></wiro-hubspot-connect>`

const pages = new Map<string, string>()

const server = createServer((request, response) => {
  const path = request.url!
  const page = pages.get(path)
  if (page) response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
  else {
    const file = path.startsWith('/bundle/') ? join(scratch, basename(path)) : join(dist, path)
    readFile(file).then(
      (body) => response.setHeader('content-type', 'text/javascript; charset=utf-8').end(body),
      () => response.writeHead(404).end(),
    )
  }
})

let origin: string

before(async () => {
  await build({
    entryPoints: [join(dist, 'define.js')],
    outdir: scratch,
    bundle: true,
    splitting: true,
    format: 'esm',
    chunkNames: '[name]-[hash]',
    nodePaths: [join(root, 'node_modules')],
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

after(() => {
  server.close()
  rmSync(scratch, { recursive: true, force: true })
})

interface Seen {
  status: string
  lang: string | null
  dir: string | null
  scripts: string[]
  errors: string[]
}

/** Opens a page until its card says something, and returns what it says and what was loaded. */
async function open(lang: string, head: string, expected: string): Promise<Seen> {
  const path = `/page-${pages.size}`
  pages.set(
    path,
    `<!doctype html><html lang="${lang}"><title>Host</title><link rel="icon" href="data:,">${head}${card}`,
  )
  const page = await browser.newPage()
  const seen: Pick<Seen, 'scripts' | 'errors'> = { scripts: [], errors: [] }
  page.on('pageerror', ({ message }) => seen.errors.push(message))
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) seen.scripts.push(basename(response.url()))
  })
  await page.goto(origin + path)
  await page.locator('wiro-hubspot-connect').getByText(expected, { exact: true }).first().waitFor({ timeout: 10_000 })
  const section = page.locator('wiro-hubspot-connect section')
  const [status, lang_, dir] = [
    await section.locator('[part=status]').innerText(),
    await section.getAttribute('lang'),
    await section.getAttribute('dir'),
  ]
  await page.close()
  return { status, lang: lang_, dir, ...seen }
}

/** Returns the languages whose first piece is among the scripts. */
const languagesIn = (scripts: string[]) =>
  BUILT_IN_TAGS.filter((tag) => scripts.some((name) => name.startsWith(`${tag}-`)))

const bundle = '<script type="module" src="/bundle/define.js"></script>'
const main = '<script type="module" src="/cdn/wiro-hubspot-connect.js"></script>'

test('a German page that a host has bundled loads German, and no other language', async () => {
  const { status, lang, scripts, errors } = await open('de-AT', bundle, german.disconnected.button)

  assert.deepEqual([status, lang, errors], [german.disconnected.status, 'de-AT', []])
  assert.deepEqual(languagesIn(scripts), ['de'])
})

test('an English page loads nothing of other languages', async () => {
  const { scripts } = await open('en', bundle, english.disconnected.button)

  assert.deepEqual(languagesIn(scripts), [])
})

const germanTag = (attributes: string) => `<script src="/cdn/locales/de.js" ${attributes}></script>`

for (const [order, head] of Object.entries({
  'before the element’s': germanTag('type="module"') + main,
  'after the element’s': main + germanTag('type="module"'),
  'as a deferred script': germanTag('defer') + main,
  'as an async script': main + germanTag('async'),
  twice: germanTag('async') + main + germanTag('defer'),
})) {
  test(`a language’s script tag serves the card ${order}`, async () => {
    const { status, errors } = await open('de', head, german.disconnected.button)

    assert.deepEqual([status, errors], [german.disconnected.status, []])
  })
}

test('English, marked as such, stands in for a language whose script tag is missing', async () => {
  const { status, lang } = await open('de', main, english.disconnected.button)

  assert.deepEqual([status, lang], [english.disconnected.status, 'en'])
})
