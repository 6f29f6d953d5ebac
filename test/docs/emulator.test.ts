/** docs/emulator.md: its tables against the source, its examples and its curl lines against a running emulator. */
import assert from 'node:assert/strict'
import { exec } from 'node:child_process'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { createEmulator } from '../../src/emulator/index.js'
import { DEFAULT_SEED } from '../../src/emulator/seed.js'
import { toNodeListener } from '../../src/server/node.js'
import { assertSameNames, codeIn, codesIn, nameOf } from './cells.js'
import { membersOf, typeOf } from './declarations.js'
import { exampleIn, runExample } from './host-project.js'
import { pageOf } from './pages.js'
import { listen } from './product.js'

const path = 'docs/emulator.md'
const { blocksIn, tableIn } = pageOf(path)

/** Tables with one row for each member of a type: section, title of the first column, file and name of the type. */
const tables: [section: string, column: string, file: string, type: string][] = [
  ['Run it', 'member of the emulator', 'src/emulator/index.ts', 'Emulator'],
  ['Run it', 'option of `createEmulator`', 'src/emulator/options.ts', 'EmulatorOptions'],
  ['Seed', 'field of the seed', 'src/emulator/seed.ts', 'Seed'],
  ['Seed', 'field of an agent', 'src/emulator/seed.ts', 'AgentSeed'],
  ['Seed', 'field of an account', 'src/emulator/seed.ts', 'AccountSeed'],
  ['Faults', 'field of a setting', 'src/emulator/faults/injection-points.ts', 'FaultSetting'],
]

for (const [section, column, file, type] of tables) {
  test(`the page names each ${column.replaceAll('`', '')}, and no other`, () => {
    const written = codesIn(tableIn(section, column), column).map(nameOf)

    assertSameNames(written, membersOf(typeOf(file, type)).map(nameOf))
  })
}

test('the page gives the defaults of the seed', () => {
  const defaultOf = Object.fromEntries(
    tableIn('Seed', 'field of the seed').map((row) => [codeIn(row['field of the seed'])[0], codeIn(row.default)]),
  )

  assert.equal(defaultOf.apiKey![0], DEFAULT_SEED.apiKey)
  assert.equal(defaultOf.dialect![0], DEFAULT_SEED.dialect)
  assert.deepEqual(defaultOf.agents, [DEFAULT_SEED.agents[0]!.guid])
  assert.deepEqual(
    defaultOf.accounts,
    DEFAULT_SEED.accounts.map(({ portalId }) => portalId),
  )
  assert.deepEqual(defaultOf.apps, [DEFAULT_SEED.apps[0]!.clientId, DEFAULT_SEED.apps[0]!.clientSecret])
})

test('the emulator of the page runs as a process, and the handler of the page asks it', () => {
  const [server, handler] = [exampleIn(path, 'Run it', 'js'), exampleIn(path, 'Run it', 'js', 1)]
  const answer = runExample(
    server.replace(/^createServer(.*)\.listen\(5174,/m, 'const server = createServer$1.listen(0,'),
    `await new Promise((resolve) => server.on('listening', resolve))
    ${handler.replace("'http://127.0.0.1:5174/v1'", '`http://127.0.0.1:${server.address().port}/v1`')}`,
    `const headers = { origin: 'http://localhost:3000', 'content-type': 'application/json' }
    const request = { method: 'POST', headers, body: JSON.stringify({ action: 'status' }) }
    const answer = await handler(new Request('http://localhost:3000/api/hubspot', request))
    server.close()
    server.closeAllConnections()
    console.log(JSON.stringify(await answer.json()))`,
  ) as { result: boolean; connected: boolean }

  assert.deepEqual([answer.result, answer.connected], [true, false])
})

test('the seed of the page has an agent that runs and is connected', () => {
  const answer = runExample(
    '',
    exampleIn(path, 'Seed', 'js'),
    `const headers = { 'x-api-key': 'YOUR_API_KEY', 'content-type': 'application/json' }
    const call = async (action, body) =>
      (await emulator.fetch('http://127.0.0.1/v1/' + action, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    const { connected, username } = await call('UserAgentOAuth/HubSpotStatus', { userAgentGuid: 'agent-1' })
    const { useragents } = await call('UserAgent/Detail', { guid: 'agent-1' })
    console.log(JSON.stringify([connected, username, useragents[0].status]))`,
  )

  assert.deepEqual(answer, [true, '12345678', 4])
})

test('the faults of the page are switched on and off', () => {
  const answer = runExample('', exampleIn(path, 'Faults', 'js'), 'console.log(JSON.stringify(emulator.faults.list()))')

  assert.deepEqual(answer, {
    token_exchange_failed: {},
    'wiro-refusal': { code: 97, text: 'No balance.', on: 'HubSpotConnect', times: 1 },
  })
})

test('the curl lines steer a running emulator', async () => {
  const emulator = createEmulator({ clock: { now: () => 1_776_429_000_000 } })
  const origin = await listen(createServer(toNodeListener(emulator.fetch)), '127.0.0.1')
  const runLine = async (line: string) =>
    JSON.parse((await promisify(exec)(line.replaceAll('http://127.0.0.1:5174', origin))).stdout) as object
  const [fault, clock, agent, requests, reset, ...others] = blocksIn('Over HTTP', 'sh')

  await runLine(fault!)
  assert.deepEqual(emulator.faults.list(), { authorization_denied: {} })

  assert.deepEqual(await runLine(clock!), { now: 1_776_429_000_000 + 16 * 60_000 })

  const { guid, status, portalId } = (await runLine(agent!)) as Record<string, unknown>
  assert.deepEqual([guid, status, portalId], ['your-useragent-guid', 4, '12345678'])

  await emulator.fetch(origin + '/v1/UserAgentOAuth/HubSpotStatus', { method: 'POST' })
  const log = (await runLine(requests!)) as { requests: object[] }
  assert.deepEqual(log.requests, emulator.requests)
  assert.equal(log.requests.length, 1)

  await runLine(reset!)
  assert.deepEqual([emulator.faults.list(), emulator.clock.now()], [{}, 1_776_429_000_000])
  assert.deepEqual(others, [])
})
