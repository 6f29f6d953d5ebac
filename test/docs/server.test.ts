/** The README's tables on the server and the emulator, compared with the source in both directions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEmulator, FAULTS } from '../../src/emulator/index.js'
import { ACTION_TABLE } from '../../src/server/actions/index.js'
import { ERROR_CODES } from '../../src/server/error-codes.js'
import { resolveHandlerOptions, type HandlerOptions } from '../../src/server/options.js'
import { membersOf, typeOf, wordsOf } from './declarations.js'
import { assertSameNames, codeIn, codesIn, nameOf } from './cells.js'
import { pageOf } from './pages.js'

const { tableIn, text } = pageOf('README.md')

const protocol = 'src/protocol/endpoint.ts'

/** Returns a member's name without its parameters; an optional one ends with a question mark. */
const memberOf = (code: string) => /^\w+\??/.exec(code)![0]

const options = codesIn(tableIn('Options', 'option'), 'option').map(memberOf)

test('the README names each option of createHandler, and whether it is optional', () => {
  assertSameNames(options, membersOf(typeOf('src/server/options.ts', 'HandlerOptions')))
})

test('createHandler knows each option in the README', () => {
  for (const option of options.map(nameOf)) {
    const wrong = { [option]: 0 } as unknown as HandlerOptions

    assert.throws(
      () => resolveHandlerOptions(wrong),
      (error: Error) => !error.message.includes('there is no option'),
      option,
    )
  }
})

test('the README names each field of a log entry and each reason', () => {
  assertSameNames(codesIn(tableIn('The log', 'field'), 'field'), membersOf(typeOf('src/server/log.ts', 'LogEntry')))
  assertSameNames(
    codesIn(tableIn('The log', 'about'), 'reasons'),
    wordsOf(typeOf('src/server/log-reasons.ts', 'LogReason')),
  )
})

test('the README names each action with the fields that the handler takes', () => {
  const table = tableIn('What is asked', 'field')
  const named = (actions: string) =>
    codesIn(
      table.filter((row) => row.actions === actions),
      'field',
    ).map(nameOf)
  const there = Object.entries(ACTION_TABLE).map(([action, { schema }]) => [
    action,
    ['agentKey', ...Object.keys(schema.entries)].sort(),
  ])

  const written = codeIn(table[0]!.type)
    .flatMap((type) => type.match(/\w[\w-]*/g) ?? [])
    .map((action) => [action, ['agentKey', ...named(`\`${action}\``)].sort()])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there.filter(([action]) => action !== 'finish')))
})

const answers = ['StatusAnswer', 'ConnectAnswer', 'ActionAnswer']

for (const [index, answer] of answers.entries()) {
  test(`the README names each field of ${answer}, and whether it is optional`, () => {
    assertSameNames(codesIn(tableIn('What is answered', 'field', index), 'field'), membersOf(typeOf(protocol, answer)))
  })
}

test('the README names each code of the handler with its HTTP status', () => {
  const there = Object.entries(ERROR_CODES).map(([code, { status }]) => [code, status])

  const written = tableIn('What is answered', 'code').flatMap((row) =>
    codeIn(row.code).map((code) => [code, +row.HTTP!]),
  )
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there))
})

// ── The operator's client ───────────────────────────────────────────────────────────────────────────────────────────

const operator = 'For the operator'

test('the README names each method of createWiro’s client', () => {
  assertSameNames(
    codesIn(tableIn(operator, 'method'), 'method').map(nameOf),
    membersOf(typeOf('src/server/wiro/client.ts', 'Wiro')),
  )
})

test('the README names each option of createWiro', () => {
  const column = 'option of `createWiro`'
  const there = membersOf(typeOf('src/server/options.ts', 'WiroOptions')).map(nameOf)

  assertSameNames(codesIn(tableIn(operator, column), column), there)
})

test('the README names each field of an agent, a skill and the request options', () => {
  const fieldsOf = (code = '') => code.match(/\w+\??/g) ?? []
  const cellOf = (method: string, column: string) =>
    codeIn(tableIn(operator, 'method').find((row) => row.method!.startsWith('`' + method))![column])[0]
  const line = text.split('\n').find((line) => line.startsWith('`status` counts'))

  assertSameNames(
    fieldsOf(cellOf('detail', 'what it does')),
    membersOf(typeOf('src/server/wiro/agents.ts', 'WiroAgent')),
  )
  assertSameNames(
    fieldsOf(cellOf('customSkills', 'what it does')),
    membersOf(typeOf('src/server/wiro/skills.ts', 'CustomSkill')),
  )
  assertSameNames(
    fieldsOf(codeIn(line).find((code) => code.startsWith('{'))),
    membersOf(typeOf('src/server/wiro/requests.ts', 'RequestOptions')),
  )
})

// ── The emulator ────────────────────────────────────────────────────────────────────────────────────────────────────

const shown = (value: unknown) =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value).replaceAll('"', "'")

test('the README names each fault with its description and its defaults', () => {
  const there = Object.entries(FAULTS).map(([name, { description, defaults = {} }]) => [
    name,
    [description, ...Object.entries(defaults).map(([key, value]) => `${key}: ${shown(value)}`)],
  ])

  const written = tableIn('Faults', 'fault').map((row) => [
    codeIn(row.fault)[0],
    [row['what it does'], ...codeIn(row.default)],
  ])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there))
})

test('the README names each control route of the emulator with its description', async () => {
  const answer = await createEmulator().fetch('http://127.0.0.1/emulator')

  const written = tableIn('Over HTTP', 'route').map((row) => [codeIn(row.route)[0], row['what it does']])
  assert.deepEqual(Object.fromEntries(written), await answer.json())
})

const inBrowser = 'In your browser tests'

test('the README names each member and option of the emulator, and each part of a seed', () => {
  const emulator = 'src/emulator/index.ts'
  const table = tableIn(inBrowser, 'option of `createEmulator`')
  const seed = table.find((row) => row['option of `createEmulator`'] === '`seed`')!

  assertSameNames(
    codesIn(tableIn(inBrowser, 'member of the emulator'), 'member of the emulator').map(nameOf),
    membersOf(typeOf(emulator, 'Emulator')),
  )
  assertSameNames(
    codesIn(table, 'option of `createEmulator`'),
    membersOf(typeOf(emulator, 'EmulatorOptions')).map(nameOf),
  )
  assertSameNames(codeIn(seed['what it is']), membersOf(typeOf('src/emulator/seed.ts', 'Seed')).map(nameOf))
})

test('the README names each field of a seed’s agent and account', () => {
  const line = text.split('\n').find((line) => line.startsWith('An agent is'))
  const [agent = '', account = ''] = codeIn(line).filter((code) => code.startsWith('{'))
  const fieldsOf = (code: string) => code.match(/\w+\??/g)!

  assertSameNames(fieldsOf(agent), membersOf(typeOf('src/emulator/seed.ts', 'AgentSeed')))
  assertSameNames(fieldsOf(account), membersOf(typeOf('src/emulator/seed.ts', 'AccountSeed')))
})
