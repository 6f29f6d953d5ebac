/** The script-tag file in a page: it registers the element and exports what the package's entry exports. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { browser } from './chromium.js'
import { pack, unpack } from './packed.js'

const dist = join(unpack(pack()), 'dist')
const file = '/cdn/wiro-hubspot-connect.js'

/** With the integrity that a host copies, so that a wrong one keeps the script from running. */
const pageWith = (
  integrity: string,
) => `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
<script type="module" src="${file}" integrity="${integrity}" crossorigin="anonymous"></script>
<wiro-hubspot-connect></wiro-hubspot-connect>`

const server = createServer((request, response) => {
  if (request.url === '/') {
    void readFile(join(dist, 'cdn/integrity.txt'), 'utf8').then((integrity) =>
      response.setHeader('content-type', 'text/html').end(pageWith(integrity.trim())),
    )
  } else if (request.url === file) {
    void readFile(join(dist, file)).then((body) => response.setHeader('content-type', 'text/javascript').end(body))
  } else response.writeHead(404).end()
})

let origin: string

before(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

after(() => void server.close())

test('the script-tag file registers the element, which draws itself without another request or an error', async () => {
  const page = await browser.newPage()
  const errors: string[] = []
  const requests: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await page.goto(origin)

  // From the package, the explanation of a problem is loaded on demand.
  await page.locator('wiro-hubspot-connect [part~=developer]').first().waitFor({ timeout: 5_000 })
  await page.close()

  assert.deepEqual(errors, [])
  assert.deepEqual(requests, ['/', file])
})

test('the script-tag file exports what the package’s entry exports', async () => {
  const page = await browser.newPage()
  await page.goto(origin)
  // As text, since a compiler's helper functions are missing in the page.
  const exported = await page.evaluate<string[]>(`import('${file}').then((all) => Object.keys(all).sort())`)
  await page.close()

  const entry = await readFile(join(dist, 'index.js'), 'utf8')
  const names = /export\s*\{([^}]*)\}/
    .exec(entry)![1]!
    .split(',')
    .map((name) => name.split(' as ').at(-1)!.trim())
  assert.deepEqual(exported, names.filter(Boolean).sort())
})

/** A page whose own script imports from the file, after a tag that has the file's hash, or a wrong one. */
async function importAfterTag(integrity: string): Promise<string> {
  const page = await browser.newPage()
  const path = `${origin}/import`
  const script = `<script type="module">import { configure } from '${file}'; document.title = typeof configure</script>`
  await page.route(path, (route) => route.fulfill({ contentType: 'text/html', body: pageWith(integrity) + script }))
  await page.goto(path, { waitUntil: 'load' })
  const title = await page.title()
  await page.close()
  return title
}

test('a tag with a hash before my own script protects what my script imports too', async () => {
  const integrity = (await readFile(join(dist, 'cdn/integrity.txt'), 'utf8')).trim()

  assert.equal(await importAfterTag(integrity), 'function')
  assert.equal(await importAfterTag(integrity.replace(/-.{4}/, '-AAAA')), 'Host')
})
