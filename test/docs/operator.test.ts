/** docs/operator.md: its tables compared with the client of Wiro, and its scripts run with the packed package. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Seed } from '../../src/emulator/index.js'
import { AGENT_STATUS } from '../../src/server/wiro/agents.js'
import { createWiro } from '../../src/server/handler.js'
import { resolveWiroOptions } from '../../src/server/options.js'
import { assertSameNames, codeIn, codesIn, nameOf } from './cells.js'
import { defaultOf, membersOf, typeOf } from './declarations.js'
import { exampleIn, hostFolder, runExample } from './host-project.js'
import { pageOf } from './pages.js'

const page = 'docs/operator.md'
const { tableIn } = pageOf(page)

// ── The tables ──────────────────────────────────────────────────────────────────────────────────────────────────────

test('the page names each call of createWiro', () => {
  const written = codesIn(tableIn('Calls', 'method'), 'method').map(nameOf)

  assertSameNames(written, membersOf(typeOf('src/server/wiro/client.ts', 'Wiro')))
})

const types: [title: string, file: string, type: string][] = [
  ['`account`', 'src/protocol/parsed-answers.ts', 'Account'],
  ['`WiroAgent`', 'src/server/wiro/agents.ts', 'WiroAgent'],
  ['`credentials` to save', 'src/server/wiro/credentials.ts', 'Credentials'],
  ['`skills`', 'src/server/wiro/skills.ts', 'CustomSkill'],
  ['`options`', 'src/server/wiro/requests.ts', 'RequestOptions'],
]

for (const [title, file, type] of types) {
  test(`the page names each field of ${title.replaceAll('`', '')}, and whether it is optional`, () => {
    const row = tableIn('Calls', 'type').find((row) => row.type === title)!

    assertSameNames(codeIn(row.fields)[0]!.match(/\w+\??/g)!, membersOf(typeOf(file, type)))
  })
}

test('the page names each status of an agent by Wiro’s number', () => {
  const meaning = new Map(tableIn('Calls', 'number').map((row) => [+row.number!, row['the agent']!]))

  assert.deepEqual([...meaning.keys()], [0, 1, 2, 3, 4, 5, 6])
  for (const [name, number] of Object.entries(AGENT_STATUS)) {
    const words: Record<string, string> = { running: 'runs', setupRequired: 'lacks settings' }
    assert.ok(meaning.get(number)!.includes(words[name] ?? name), name)
  }
})

test('the page names each option of createWiro with its default', () => {
  const column = 'option of `createWiro`'
  const type = typeOf('src/server/options.ts', 'WiroOptions')
  const written = tableIn('Options', column).map((row) => [codeIn(row[column])[0], row.default!.replaceAll('`', '')])

  const there = membersOf(type).map((member) => {
    const isRequired = !member.endsWith('?')
    return [nameOf(member), isRequired ? 'required' : (defaultOf(type, nameOf(member)) ?? '').replaceAll('`', '')]
  })
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there))
  assert.equal(resolveWiroOptions({ apiKey: 'key' }).timeoutMs, +Object.fromEntries(written).timeout)
})

test('the page names what a client of Wiro logs', async () => {
  const logged: string[] = []
  const answer = { connected: true, connectedat: '2026-01-01T00:00:00', tokenexpiresat: 'soon', errors: ['odd'] }
  const wiro = createWiro({
    apiKey: 'key',
    log: ({ reason }) => logged.push(reason),
    fetch: async (url) =>
      String(url).includes('HubSpot')
        ? Response.json({ result: false, errors: [{ code: 0, message: 'Error parsing url.' }] }, { status: 404 })
        : Response.json({ result: true, ...answer }),
  })
  await wiro.status('guid')

  const row = tableIn('Options', 'option of `createWiro`').find((one) => Object.values(one)[0] === '`log`')!
  assertSameNames(codeIn(row['what it is']), logged)
})

// ── The scripts ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Code that answers the requests to Wiro from an emulator with this seed. */
const emulate = (seed: Partial<Seed>, change = '') => `
import { createEmulator } from 'wiro-hubspot-connect/emulator'
process.env.WIRO_API_KEY = 'YOUR_API_KEY'
const emulator = createEmulator({ seed: ${JSON.stringify(seed)} })
${change}
globalThis.fetch = (url, init) => emulator.fetch(new Request(url, init))
`

test('the first script lists the agents, and prints why an agent does not start', () => {
  const guid = 'your-useragent-guid'
  const print = `
    const printed = []
    console.log = (...values) => printed.push(values)
    console.error = (...values) => printed.push(values)`

  const printed = runExample(
    emulate({ agents: [{ guid, title: 'Leads', credits: false }] }, print),
    exampleIn(page, 'For the operator: createWiro', 'js'),
    `process.stdout.write(JSON.stringify(printed) + '\\n')`,
  )

  assert.deepEqual(printed, [
    [guid, 'Leads', 0],
    ['start_refused', 'no_credits'],
  ])
})

test('the script for skills sends them to Wiro', () => {
  const requests = runExample(
    emulate({}),
    exampleIn(page, "Set up an agent's skills", 'js'),
    'console.log(JSON.stringify(emulator.requests.map(({ action, status }) => [action, status])))',
  )

  assert.deepEqual(requests, [['Update', 200]])
})

const connected = '12345678'
const seed: Partial<Seed> = {
  agents: [
    { guid: 'fine', status: 4, connected },
    { guid: 'not-connected', status: 4 },
    { guid: 'stopped', connected },
  ],
}

/** Runs a scheduled check for some agents, and returns its exit code and what it prints. */
function check(
  agents: string[],
  change = '',
  section = 'Check connections on a schedule',
): [exitCode: number | null, printed: string] {
  const file = join(hostFolder(), 'check.mjs')
  writeFileSync(file, `${emulate(seed, change)}\n${exampleIn(page, section, 'js')}`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...agents], {
    encoding: 'utf8',
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  })
  return [status, stdout + stderr]
}

const checks: [title: string, agents: string[], change: string, exitCode: number, printed: string][] = [
  ['is silent about a connection that works', ['fine'], '', 0, ''],
  ['says that nothing is connected', ['not-connected'], '', 1, 'not-connected HubSpot is not connected\n'],
  ['says that the agent does not run', ['stopped'], '', 1, 'stopped the agent does not run (status 0)\n'],
  [
    'says that access is not renewed',
    ['fine'],
    `emulator.faults.set('refresh-failing'); const now = Date.now; Date.now = () => now() + 60 * 60_000`,
    1,
    'fine access is not renewed: reconnect HubSpot\n',
  ],
  [
    'says why the check itself fails',
    ['unknown'],
    '',
    1,
    'unknown the check failed: useragent_not_found (agent_not_found)\n',
  ],
  [
    'goes on after a problem',
    ['not-connected', 'fine', 'stopped'],
    '',
    1,
    'not-connected HubSpot is not connected\nstopped the agent does not run (status 0)\n',
  ],
]

for (const [title, agents, change, exitCode, printed] of checks) {
  test(`the scheduled check ${title}`, () => {
    assert.deepEqual(check(agents, change), [exitCode, printed])
  })
}

for (const [title, portals, exitCode, printed] of [
  ['leaves an account that is among the customer’s', ['12345678'], 0, ''],
  ['disconnects an account that is not', ['1'], 1, 'fine was connected to 12345678, and is disconnected\n'],
] as const) {
  test(`the scheduled check of accounts ${title}`, () => {
    const portalsOf = `const portalsOf = async () => ${JSON.stringify(portals)}`

    assert.deepEqual(check(['fine', 'not-connected'], portalsOf, 'Check accounts on a schedule'), [exitCode, printed])
  })
}

test('the scheduled check of accounts disconnects nobody where Wiro tells no portal id', () => {
  const change = `
    emulator.faults.set('unified-dialect')
    const portalsOf = async () => ['12345678']
    process.on('exit', () => console.log(emulator.requests.map(({ action }) => action).join()))`

  const [exitCode, printed] = check(['fine'], change, 'Check accounts on a schedule')

  assert.equal(exitCode, 1)
  assert.match(printed, /^HubSpotStatus,OAuthStatus$/m)
  assert.match(printed, /^fine cannot be checked: Wiro tells no portal id$/m)
})
