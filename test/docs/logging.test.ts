/** docs/logging.md: its tables compared with the log of the handler, and its example run. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEmulator } from '../../src/emulator/index.js'
import { createHandler } from '../../src/server/handler.js'
import { HandlerError } from '../../src/server/errors.js'
import { toLogEntry } from '../../src/server/log.js'
import type { LogReason } from '../../src/server/log-reasons.js'
import { optionsFor } from '../server/emulator.js'
import { postAction, publicUrl } from '../server/endpoint.js'
import { assertSameNames, codeIn, codesIn } from './cells.js'
import { membersOf, typeOf, wordsIn, wordsOf } from './declarations.js'
import { loadHandlerExample } from './handler-example.js'
import { pageOf } from './pages.js'

const page = pageOf('docs/logging.md')
const reasons = wordsOf(typeOf('src/server/log-reasons.ts', 'LogReason'))
const reasonTables = page.sections.flatMap(({ tables }) => tables).filter(([row]) => row && 'reason' in row)

test('the page names each field of an entry, and whether it is optional', () => {
  assertSameNames(
    codesIn(page.tableIn('An entry', 'field'), 'field'),
    membersOf(typeOf('src/server/log.ts', 'LogEntry')),
  )
})

test('the page names each level', () => {
  const written = codesIn(page.tableIn('Levels and alerts', 'level'), 'level')

  assertSameNames(written, wordsIn(typeOf('src/server/log.ts', 'LogEntry'), 'level'))
})

test('the page explains each reason once', () => {
  const written = reasonTables.flatMap((table) => codesIn(table, 'reason'))

  assert.deepEqual(written.sort(), [...reasons].sort())
})

test('the page names each reason of everyday events', () => {
  const line = page.text.split('\n').find((line) => line.startsWith('These are `info`'))
  const isInfo = (reason: string) =>
    toLogEntry(new HandlerError('unavailable', reason as LogReason), {}).level === 'info'

  // It is logged beside a success, so no error tells its level.
  assertSameNames(codeIn(line).slice(1), [...reasons.filter(isInfo), 'own_app_saved'])
})

test('each reason that deserves an alert exists', () => {
  const lines = page.text.split('\n').filter((line) => /^- \*\*/.test(line))
  const named = lines.flatMap(codeIn).filter((reason) => reason !== 'upstream_5')

  assert.ok(named.length > 5)
  assert.deepEqual(
    named.filter((reason) => !reasons.includes(reason)),
    [],
  )
})

test('the default log prints a line like the one on the page', async (t) => {
  t.mock.method(console, 'warn', () => {})
  const print = t.mock.method(console, 'error', () => {})
  const handler = createHandler({
    ...optionsFor(createEmulator()),
    apiKey: 'another-key',
    publicUrl,
    resolveAgent: () => 'your-useragent-guid',
    actions: [],
  })

  const { body } = await postAction({ handler }, { action: 'status' })

  const lines = page.blocksIn('The log', '').map((line) => line.replace('k7m2p9xq', body.errors[0]!.reference!))
  assert.deepEqual(
    print.mock.calls.map(({ arguments: [line] }) => line as string),
    lines,
  )
})

test('the example of a log prints each entry as JSON, with what a function of the host threw', async (t) => {
  t.mock.method(console, 'warn', () => {})
  const print = t.mock.method(console, 'error', () => {})
  const [example = ''] = page.blocksIn('The log', 'js')
  const sessionOf = () => Promise.reject(new Error('out of order'))
  const handler = await loadHandlerExample(example, createEmulator(), { sessionOf })

  const { body } = await postAction({ handler }, { action: 'status' })

  const [line] = print.mock.calls[0]!.arguments
  assert.deepEqual(JSON.parse(line as string), {
    source: 'hubspot',
    level: 'error',
    code: 'unavailable',
    reason: 'resolve_agent_failed',
    reference: body.errors[0]?.reference,
    action: 'status',
    thrown: 'Error',
    cause: 'Error: out of order',
  })
})
