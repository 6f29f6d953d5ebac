/** The README's tables on the emulator, compared with the source in both directions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEmulator, FAULTS } from '../../src/emulator/index.js'
import { membersOf, typeOf } from './declarations.js'
import { assertSameNames, codeIn, codesIn, nameOf } from './cells.js'
import { pageOf } from './pages.js'

const { tableIn, text } = pageOf('README.md')

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
