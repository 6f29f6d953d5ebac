/**
 * Measures the last leg of a connection: from the request for the relay page after HubSpot until the page shows
 * "Connected". Compares the card with the smallest flow that one could write by hand, on the same server: its relay page
 * posts one message, and its page reads the status once. Run it with `npm run bench:return`.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { chromium, type Browser } from 'playwright-core'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { findBrowser, launchArgs } from '../browser.js'

const ROUNDS = Number(process.env.ROUNDS ?? 25)
/** How long the endpoint takes to answer. */
const DELAYS_MS = [0, 300]
const KINDS = ['floor', 'card'] as const

type Kind = (typeof KINDS)[number]

const floorPage = `<!doctype html><title>-</title><button>Connect</button><p></p><script>
  const ask = async (body) => {
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/floor', { method: 'POST', headers, body: JSON.stringify(body) })).json()
  }
  document.querySelector('button').onclick = async () => {
    const opened = open('about:blank', '_blank', 'popup')
    const { authorizeUrl } = await ask({ action: 'connect', flow: 'abcdefghijklmnopqrst-_' })
    opened.location = authorizeUrl
  }
  onmessage = async ({ source }) => {
    source.close()
    const { connected } = await ask({ action: 'status' })
    document.querySelector('p').textContent = connected ? 'Connected' : 'Not connected'
    document.title = String(performance.timeOrigin + performance.now())
  }
</script>`

const floorRelay = `<!doctype html><script>opener.postMessage(location.search, location.origin)</script>`

const cardPage = `<!doctype html><html lang="en"><title>-</title><body>
  <wiro-hubspot-connect token-endpoint="/card"></wiro-hubspot-connect><script type="module" src="/return-page.js"></script>`

async function bundlePage(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    ...{ entryPoints: ['test/bench/return-page.ts'], outdir: '/', chunkNames: 'chunks/[name]-[hash]' },
    loader: { '.css': 'text' },
    ...{ bundle: true, splitting: true, format: 'esm', minify: true, write: false, target: 'es2022' },
  })
  return new Map(outputFiles.map(({ path, text }) => [path, text]))
}

async function listen(server: Server, host: string): Promise<string> {
  server.listen(0, host)
  await once(server, 'listening')
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

interface Bench {
  origin: string
  emulatorOrigin: string
  /** How long the endpoint takes to answer. */
  delayMs: number
  /** When the relay page was last requested with a callback; milliseconds since 1970. */
  returnedAt: number
  reset(): void
  close(): void
}

async function startBench(): Promise<Bench> {
  const emulator = createEmulator({ seed: { agents: [{ guid: 'agent', title: 'Agent', status: 4 }] } })
  const emulatorServer = createServer(toNodeListener((request) => emulator.fetch(request)))
  const emulatorOrigin = await listen(emulatorServer, '127.0.0.1')
  const server = createServer()
  const origin = await listen(server, 'localhost')
  const bench: Bench = {
    ...{ origin, emulatorOrigin, delayMs: 0, returnedAt: NaN },
    reset: () => emulator.reset(),
    close: () => [server, emulatorServer].forEach((one) => one.close().closeAllConnections()),
  }
  server.on('request', routeTo(bench, await bundlePage()))
  return bench
}

function routeTo(bench: Bench, modules: Map<string, string>): RequestListener {
  const { origin, emulatorOrigin } = bench
  const shared = { apiKey: 'YOUR_API_KEY', baseUrl: emulatorOrigin + '/v1', resolveAgent: () => 'agent', log: () => {} }
  const endpoints: Record<string, RequestListener> = {
    '/card': toNodeListener(createHandler({ ...shared, publicUrl: origin + '/card' })),
    '/floor': toNodeListener(
      createHandler({ ...shared, publicUrl: origin + '/floor', relayUrl: origin + '/floor-relay', binding: 'none' }),
    ),
  }
  const pages: Record<string, string> = { '/card.html': cardPage, '/floor.html': floorPage, '/floor-relay': floorRelay }
  return (req, res) => {
    const [path = '', query = ''] = req.url!.split('?')
    if (query.includes('hubspot_connected')) bench.returnedAt = performance.timeOrigin + performance.now()
    const endpoint = endpoints[path]
    if (endpoint) return void setTimeout(endpoint, req.method === 'POST' ? bench.delayMs : 0, req, res)
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html'
    res.writeHead(200, { 'content-type': type + '; charset=utf-8' }).end(pages[path] ?? modules.get(path) ?? '')
  }
}

/** Connects once, and returns the milliseconds from the return to "Connected". */
async function measure(browser: Browser, bench: Bench, kind: Kind): Promise<number> {
  bench.reset()
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(`${bench.origin}/${kind}.html?emulator=${bench.emulatorOrigin}`)
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: /^Connect/ }).click(),
    ])
    await popup.getByRole('radio', { name: 'Acme Europe' }).check()
    await popup.getByRole('button', { name: 'Connect app' }).click()
    await page.waitForFunction(() => document.title !== '-')
    return Number(await page.title()) - bench.returnedAt
  } finally {
    await context.close()
  }
}

const quantile = (values: number[], q: number) => values.sort((a, b) => a - b)[Math.floor((values.length - 1) * q)]!

const browser = await chromium.launch({ executablePath: await findBrowser(), args: [...launchArgs] })
const bench = await startBench()
try {
  for (const delayMs of DELAYS_MS) {
    bench.delayMs = delayMs
    const results: Record<Kind, number[]> = { floor: [], card: [] }
    // The first round warms the browser and the servers up.
    for (let round = -1; round < ROUNDS; round++) {
      for (const kind of KINDS) {
        const ms = await measure(browser, bench, kind)
        if (round >= 0) results[kind].push(ms)
      }
    }
    const [floor, card] = KINDS.map((kind) => quantile(results[kind], 0.5)) as [number, number]
    const p95 = KINDS.map((kind) => `${kind} ${quantile(results[kind], 0.95).toFixed(0)}`).join(', ')
    console.log(
      `Endpoint ${delayMs} ms: by hand ${floor.toFixed(0)} ms, card ${card.toFixed(0)} ms, +${(card - floor).toFixed(0)} ms (p95: ${p95}; ${ROUNDS} rounds)`,
    )
  }
} finally {
  await browser.close()
  bench.close()
}
