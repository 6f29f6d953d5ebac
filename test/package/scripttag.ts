/** The files for a script tag, in a page: they register the element and export what the package's entry exports. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { browser } from './chromium.js'
import { pack, unpack } from './packed.js'

const folder = unpack(pack())

const page = (script: string) => `<!doctype html><html lang="en"><title>Host</title>
<script type="module" src="${script}"></script><wiro-hubspot-connect></wiro-hubspot-connect>`

/** Serves the package's folder, and at /?FILE a page with that script. */
const server = createServer((request, response) => {
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/') {
    response.setHeader('content-type', 'text/html')
    response.end(page(search.slice(1)))
    return
  }
  readFile(join(folder, pathname)).then(
    (body) => response.setHeader('content-type', 'text/javascript').end(body),
    () => response.writeHead(404).end(),
  )
})

let origin: string

before(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

after(() => void server.close())

const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<'unpkg' | 'jsdelivr', string>

for (const field of ['unpkg', 'jsdelivr'] as const) {
  const file = join('/', manifest[field])

  test(`${file} registers the element, which draws itself without an error`, async () => {
    const tab = await browser.newPage()
    const faults: string[] = []
    tab.on('pageerror', ({ message }) => faults.push(message))
    tab.on('requestfailed', (request) => faults.push(request.url()))
    await tab.goto(`${origin}/?${file}`)

    const card = tab.locator('wiro-hubspot-connect [part~=card]')
    const drawn = await card.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    )
    await tab.close()

    assert.deepEqual(faults, [])
    assert.ok(drawn, 'nothing was drawn: is the element registered?')
  })

  test(`${file} exports what the package’s entry exports`, async () => {
    const tab = await browser.newPage()
    await tab.goto(origin)
    // As text: a bundler's or compiler's helper would be missing in the page.
    const exported = await tab.evaluate<string[]>(`import('${file}').then((all) => Object.keys(all).sort())`)
    await tab.close()

    const entry = await readFile(join(folder, 'dist/index.js'), 'utf8')
    const names = /export\s*\{([^}]*)\}/
      .exec(entry)![1]!
      .split(',')
      .map((name) => name.split(' as ').at(-1)!.trim())
    assert.deepEqual(exported, names.filter(Boolean).sort())
  })
}
