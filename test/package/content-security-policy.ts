/** The published script on a page with the content security policy that the README gives. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { browser } from './chromium.js'
import { pack, unpack } from './packed.js'
import { pageOf } from '../docs/pages.js'

const [policy = ''] = pageOf('README.md').blocksIn('Content Security Policy', '')
const folder = join(unpack(pack()), 'dist/cdn')
const emulator = createEmulator()
const wiro = createServer(toNodeListener(emulator.fetch))
const product = createServer()
let origin: string

async function listen(server: Server, host: string): Promise<string> {
  server.listen(0, host)
  await once(server, 'listening')
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

const html = `<!doctype html><title>Settings</title>
<script type="module" src="/page.js"></script>
<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect>`

before(async () => {
  const emulatorOrigin = await listen(wiro, '127.0.0.1')
  origin = await listen(product, 'localhost')
  const route = toNodeListener(
    createHandler({
      apiKey: 'YOUR_API_KEY',
      publicUrl: origin + '/api/hubspot',
      baseUrl: emulatorOrigin + '/v1',
      resolveAgent: () => 'your-useragent-guid',
    }),
  )
  const page = `import { configure } from '/cdn/wiro-hubspot-connect.js'
    configure({ authorizeOrigins: ['${emulatorOrigin}'] })`
  const script = async (url: string) => (url === '/page.js' ? page : readFile(join(folder, url.replace('/cdn/', ''))))
  product.on('request', (request, response) => {
    const url = request.url!
    if (url.startsWith('/api/hubspot')) return void route(request, response)
    if (url.endsWith('.js')) {
      response.setHeader('content-type', 'text/javascript')
      return void script(url).then((code) => response.end(code))
    }
    const header = url === '/' ? policy : policy.replace('trusted-types lit-html', "trusted-types 'none'")
    response.setHeader('content-security-policy', header)
    response.setHeader('content-type', 'text/html').end(html)
  })
})

after(() => {
  for (const server of [wiro, product]) server.close()
})

/** Opens a page and collects its console errors, among which are the policy's violations. */
async function open(path: string) {
  const page = await browser.newPage()
  const consoleErrors: string[] = []
  page.on('console', (message) => message.type() === 'error' && consoleErrors.push(message.text()))
  page.on('pageerror', ({ message }) => consoleErrors.push(message))
  await page.goto(origin + path)
  return { page, consoleErrors, card: page.locator('wiro-hubspot-connect') }
}

test('an account is connected and disconnected under the policy without a violation', async () => {
  const { page, consoleErrors, card } = await open('/')
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    card.getByRole('button', { name: 'Connect HubSpot' }).click(),
  ])
  await popup.getByRole('button', { name: 'Connect app' }).click()
  await card.getByText('Portal ID 12345678').waitFor()
  await card.getByRole('button', { name: 'Disconnect' }).click()
  await card.locator('[part~=removal]').click()
  await card.getByText('Not connected').waitFor()
  await page.close()

  assert.deepEqual(consoleErrors, [])
})

test('the card has its styles under the policy', async () => {
  const { page, card } = await open('/')

  const background = await card.locator('[part~=action]').evaluate((button) => getComputedStyle(button).backgroundColor)
  await page.close()

  assert.equal(background, 'rgb(59, 91, 219)')
})

test('without its Trusted Types policy Lit is refused, so the policy needs it', async () => {
  const { page, consoleErrors } = await open('/?without')
  await page.waitForLoadState('networkidle')
  await page.close()

  assert.match(consoleErrors.join('\n'), /lit-html/)
})
