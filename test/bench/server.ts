/**
 * Compares the handler with the least that one could write by hand in front of Wiro: processor time and throughput of
 * a status with two calls to Wiro, at 1 and 32 connections. The servers take turns, so that a busy machine slows all
 * alike; read the ratios. Run it with `npm run bench:server`; `ROUNDS=40` measures longer.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Pool } from 'undici'
import { KINDS, ORIGIN, type Kind } from './server-kinds.js'

const ROUNDS = Number(process.env.ROUNDS ?? 12)
const REQUESTS = 400
const CONNECTIONS = [1, 32]

interface Server {
  process: ChildProcess
  origin: string
}

async function start(...args: string[]): Promise<Server> {
  const child = fork(new URL('server-kinds.ts', import.meta.url), args, { execArgv: ['--import', 'tsx'] })
  const [port] = (await once(child, 'message')) as [number]
  return { process: child, origin: `http://127.0.0.1:${port}` }
}

/** Returns the processor time since the last call, in microseconds. */
async function takeProcessorTime({ process: child }: Server): Promise<number> {
  child.send('time')
  const [time] = (await once(child, 'message')) as [number]
  return time
}

interface Sample {
  /** Milliseconds of the processor for one request. */
  processorMs: number
  requestsPerSecond: number
}

/** Sends the requests. Each connection asks for an agent of its own, so that no two requests share a call to Wiro. */
async function measure(server: Server, connections: number): Promise<Sample> {
  const pool = new Pool(server.origin, { connections })
  const ask = async (agentKey: string) => {
    const { statusCode, body } = await pool.request({
      path: '/api/hubspot',
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'status', agentKey }),
    })
    const { connected } = (await body.json()) as { connected?: boolean }
    if (statusCode !== 200 || !connected) throw new Error(`HTTP ${statusCode}`)
  }
  const askInTurn = async (agentKey: string) => {
    for (let count = 0; count < REQUESTS / connections; count++) await ask(agentKey)
  }
  await takeProcessorTime(server)
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: connections }, (_, index) => askInTurn('agent-' + index)))
  const seconds = (performance.now() - startedAt) / 1000
  const processorMs = (await takeProcessorTime(server)) / 1000 / REQUESTS
  await pool.close()
  return { processorMs, requestsPerSecond: REQUESTS / seconds }
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!

/** Prints the medians of the rounds, and of the ratios within a round. */
function print(samples: Map<Kind, Sample[]>): void {
  const ratio = (kind: Kind, base: Kind, field: keyof Sample) =>
    median(samples.get(kind)!.map((sample, round) => sample[field] / samples.get(base)![round]![field])).toFixed(2)
  console.log(`  ${''.padEnd(22)}    ms    req/s   time ÷ listener, function   throughput ÷ listener, function`)
  for (const [kind, list] of samples) {
    const ms = median(list.map(({ processorMs }) => processorMs)).toFixed(2)
    const perSecond = median(list.map(({ requestsPerSecond }) => requestsPerSecond)).toFixed(0)
    const times = [ratio(kind, 'listener', 'processorMs'), ratio(kind, 'function', 'processorMs')]
    const throughputs = [ratio(kind, 'listener', 'requestsPerSecond'), ratio(kind, 'function', 'requestsPerSecond')]
    console.log(
      `  ${kind.padEnd(22)} ${ms.padStart(5)} ${perSecond.padStart(8)}   ${times.join('  ').padEnd(28)}${throughputs.join('  ')}`,
    )
  }
}

async function main(): Promise<void> {
  const wiro = await start('wiro')
  const servers = new Map<Kind, Server>()
  for (const kind of KINDS) servers.set(kind, await start(kind, wiro.origin))
  // The compiler of the runtime has to know the code first.
  for (const server of servers.values()) for (let count = 0; count < 5; count++) await measure(server, 32)
  for (const connections of CONNECTIONS) {
    const samples = new Map<Kind, Sample[]>(KINDS.map((kind) => [kind, []]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const [kind, server] of servers) samples.get(kind)!.push(await measure(server, connections))
    }
    console.log(
      `\n${connections} ${connections === 1 ? 'connection' : 'connections'}, median of ${ROUNDS} rounds of ${REQUESTS} requests`,
    )
    print(samples)
  }
  for (const { process: child } of [wiro, ...servers.values()]) child.kill()
}

void main()
