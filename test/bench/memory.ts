/**
 * Prints what the handler keeps in memory over 100,000 requests of 20,000 agents, malformed ones among them, and fails
 * where it goes on growing. Run it with `npm run bench:memory`.
 */
import { createHandler } from '../../src/server/handler.js'

const REQUESTS = 100_000
const AGENTS = 20_000
const STEP = 20_000
/** What the platform itself moves by. */
const SLACK_MB = 4

const status = { result: true, connected: true, username: '12345678', errors: [] }

const handler = createHandler({
  ...{ apiKey: 'YOUR_API_KEY', publicUrl: 'https://app.example.com/api/hubspot', log: () => {} },
  resolveAgent: (_request, agentKey) => agentKey,
  fetch: () => Promise.resolve(Response.json(status)),
})

const BODIES = [
  (agentKey: string) => JSON.stringify({ action: 'status', agentKey }),
  (agentKey: string) => JSON.stringify({ action: 'connect', flow: 'AAAAAAAAAAAAAAAAAAAAA_', agentKey }),
  () => JSON.stringify({ action: 'finish', seal: 'x', outcome: { hubspot_connected: 'true' } }),
  () => '{"action":',
]

const headers = { origin: 'https://app.example.com', 'content-type': 'application/json' }

async function send(index: number): Promise<void> {
  const body = BODIES[index % BODIES.length]!(`agent-${index % AGENTS}`)
  const response = await handler(new Request('http://localhost/', { method: 'POST', headers, body }))
  await response.text()
}

function heapMegabytes(): number {
  globalThis.gc!()
  return process.memoryUsage().heapUsed / 2 ** 20
}

async function main(): Promise<void> {
  const heaps: number[] = []
  for (let index = 1; index <= REQUESTS; index++) {
    await send(index)
    if (index % STEP) continue
    heaps.push(heapMegabytes())
    console.log(`${String(index).padStart(7)} requests: ${heaps.at(-1)!.toFixed(1)} MB`)
  }
  const [first = 0] = heaps
  if (heaps.at(-1)! > first + SLACK_MB) {
    console.error(`The heap grew by more than ${SLACK_MB} MB after the first ${STEP} requests.`)
    process.exitCode = 1
  }
}

void main()
