/** The README's tables on the server's half and the emulator against the code: all that there is, and nothing else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEmulator, FAULTS } from '../../src/emulator/index.js'
import { ACTION_TABLE } from '../../src/server/actions/index.js'
import { ERROR_CODES } from '../../src/server/error-codes.js'
import { resolveHandlerOptions, type HandlerOptions } from '../../src/server/options.js'
import { membersOf, typeOf, wordsOf } from './declared.js'
import { codeIn, codesIn, nameOf, same, tableIn, text } from './readme.js'

const protocol = 'src/protocol/endpoint.ts'

/** A member as a table writes it: without its parameters, with a question mark where it may be missing. */
const memberOf = (code: string) => /^\w+\??/.exec(code)![0]

const options = codesIn(tableIn('Options', 'option'), 'option').map(memberOf)

test('each option of createHandler is named, and whether it may be missing', () => {
  same(options, membersOf(typeOf('src/server/options.ts', 'HandlerOptions')))
})

test('createHandler knows each option that is named', () => {
  for (const option of options.map(nameOf)) {
    const wrong = { [option]: 0 } as unknown as HandlerOptions

    assert.throws(
      () => resolveHandlerOptions(wrong),
      (error: Error) => !error.message.includes('there is no option'),
      option,
    )
  }
})

test('each field of a log entry is named, and each reason', () => {
  same(codesIn(tableIn('The log', 'field'), 'field'), membersOf(typeOf('src/server/log.ts', 'LogEntry')))
  same(codesIn(tableIn('The log', 'about'), 'reasons'), wordsOf(typeOf('src/server/log-reasons.ts', 'LogReason')))
})

test('each action of a page is named, with the fields that the handler takes', () => {
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
  test(`each field of ${answer} is named, and whether it may be missing`, () => {
    same(codesIn(tableIn('What is answered', 'field', index), 'field'), membersOf(typeOf(protocol, answer)))
  })
}

test('each code that the handler answers is named, with its HTTP status', () => {
  const there = Object.entries(ERROR_CODES).map(([code, { status }]) => [code, status])

  const written = tableIn('What is answered', 'code').flatMap((row) =>
    codeIn(row.code).map((code) => [code, +row.HTTP!]),
  )
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there))
})

// ── The operator's client ───────────────────────────────────────────────────────────────────────────────────────────

const operator = 'For the operator'

test('each method of the client is named', () => {
  same(
    codesIn(tableIn(operator, 'method'), 'method').map(nameOf),
    membersOf(typeOf('src/server/wiro/client.ts', 'Wiro')),
  )
})

test('each option of createWiro is named', () => {
  const column = 'option of `createWiro`'
  const there = membersOf(typeOf('src/server/options.ts', 'WiroOptions')).map(nameOf)

  same(codesIn(tableIn(operator, column), column), there)
})

test('each field of an agent, of a skill and of the request options is named', () => {
  const fieldsOf = (code = '') => code.match(/\w+\??/g) ?? []
  const cellOf = (method: string, column: string) =>
    codeIn(tableIn(operator, 'method').find((row) => row.method!.startsWith('`' + method))![column])[0]
  const line = text.split('\n').find((line) => line.startsWith('`status` counts'))

  same(fieldsOf(cellOf('detail', 'what it does')), membersOf(typeOf('src/server/wiro/agents.ts', 'WiroAgent')))
  same(fieldsOf(cellOf('customSkills', 'what it does')), membersOf(typeOf('src/server/wiro/skills.ts', 'CustomSkill')))
  same(
    fieldsOf(codeIn(line).find((code) => code.startsWith('{'))),
    membersOf(typeOf('src/server/wiro/requests.ts', 'RequestOptions')),
  )
})

// ── The emulator ────────────────────────────────────────────────────────────────────────────────────────────────────

const shown = (value: unknown) =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value).replaceAll('"', "'")

test('each fault is named, with what it does and its defaults', () => {
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

test('each route of the emulator’s control is named, with what it says of itself', async () => {
  const answer = await createEmulator().fetch('http://127.0.0.1/emulator')

  const written = tableIn('Over HTTP', 'route').map((row) => [codeIn(row.route)[0], row['what it does']])
  assert.deepEqual(Object.fromEntries(written), await answer.json())
})

const inBrowser = 'In your browser tests'

test('each member of the emulator is named, and each option and what a seed is made of', () => {
  const emulator = 'src/emulator/index.ts'
  const table = tableIn(inBrowser, 'option of `createEmulator`')
  const seed = table.find((row) => row['option of `createEmulator`'] === '`seed`')!

  same(
    codesIn(tableIn(inBrowser, 'member of the emulator'), 'member of the emulator').map(nameOf),
    membersOf(typeOf(emulator, 'Emulator')),
  )
  same(codesIn(table, 'option of `createEmulator`'), membersOf(typeOf(emulator, 'EmulatorOptions')).map(nameOf))
  same(codeIn(seed['what it is']), membersOf(typeOf('src/emulator/seed.ts', 'Seed')).map(nameOf))
})

test('each field of an agent and of an account is named', () => {
  const line = text.split('\n').find((line) => line.startsWith('An agent is'))
  const [agent = '', account = ''] = codeIn(line).filter((code) => code.startsWith('{'))
  const fieldsOf = (code: string) => code.match(/\w+\??/g)!

  same(fieldsOf(agent), membersOf(typeOf('src/emulator/seed.ts', 'AgentSeed')))
  same(fieldsOf(account), membersOf(typeOf('src/emulator/seed.ts', 'AccountSeed')))
})
