/** The page on the architecture, compared with the code: its diagrams, its folders and the files that it names. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { PAGE_ACTIONS } from '../../src/protocol/endpoint.js'
import { root } from '../package/packed.js'
import { codeIn } from './cells.js'
import { typeOf, wordsIn } from './declarations.js'
import { changesOfStatus } from './machine-changes.js'
import { pageOf, pages } from './pages.js'

const page = pageOf('docs/architecture.md')

// ── The states ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** A change of status with its events: `checking → failed: actionFailed, statusFailed`. */
const describeChange = (from: string, to: string, events: string[]) => `${from} → ${to}: ${events.sort().join(', ')}`

/** Returns the arrows of a section's state diagram, without the one to the first state. */
function changesInDiagram(section: string): string[] {
  const [diagram = ''] = page.blocksIn(section, 'mermaid')
  const lines = diagram.split('\n').slice(1)
  const arrows = lines.map((line) => /^ {2}(\w+|\[\*\]) --> (\w+)(?: : (.+))?$/.exec(line))
  assert.ok(arrows.length > 1 && arrows.every(Boolean), `An arrow in “${section}” cannot be read`)
  return arrows
    .filter((arrow) => arrow![1] !== '[*]')
    .map((arrow) => describeChange(arrow![1]!, arrow![2]!, arrow![3]!.split(', ')))
}

/** Returns the changes in a section's table, which has a column for each status that is reached. */
const changesInTable = (section: string): string[] =>
  page.tableIn(section, 'from').flatMap(({ from, ...cells }) =>
    Object.entries(cells)
      .filter(([, events]) => events)
      .map(([column, events]) => describeChange(codeIn(from)[0]!, codeIn(column)[0]!, events.split(', '))),
  )

test('the diagrams and tables of the states show exactly the changes that the machine makes', () => {
  const written = [
    ...changesInDiagram('Without a flow'),
    ...changesInDiagram('During a flow'),
    ...changesInTable('Into a flow'),
    ...changesInTable('Out of a flow'),
  ]
  const made = changesOfStatus().map(({ from, to, events }) => describeChange(from, to, events))

  assert.deepEqual(written.sort(), made.sort())
})

// ── The messages ────────────────────────────────────────────────────────────────────────────────────────────────────

interface Message {
  from: string
  to: string
  /** The first word of its text. */
  word: string
}

const [sequence = ''] = page.blocksIn('One connection, step by step', 'mermaid')

const messages = [...sequence.matchAll(/^ {2}(\w+)-?->>(\w+): ([\w-]+)/gm)].map(([, from, to, word]): Message => ({
  from: from!,
  to: to!,
  word: word!,
}))

const wordsBetween = (from: string, to: string) =>
  messages.filter((message) => message.from === from && message.to === to).map(({ word }) => word)

test('the sequence diagram has no line that is not read here, and names its participants', () => {
  const lines = sequence.split('\n')
  const participants = [...sequence.matchAll(/^ {2}(?:actor|participant) (\w+)/gm)].map(([, name]) => name!)

  assert.equal(lines[0], 'sequenceDiagram')
  assert.equal(lines.length, 1 + participants.length + messages.length)
  assert.deepEqual(
    messages.flatMap(({ from, to }) => [from, to]).filter((name) => !participants.includes(name)),
    [],
  )
})

test('the sequence diagram names messages and actions by their words on the wire', () => {
  const fromRelay = wordsIn(typeOf('src/protocol/relay-messages.ts', 'RelayMessage'), 'wiro')
  const fromPage = wordsIn(typeOf('src/protocol/relay-messages.ts', 'PageMessage'), 'wiro')
  const actions = [...Object.keys(PAGE_ACTIONS), 'finish']
  const unknown = (words: string[], known: string[]) => words.filter((word) => !known.includes(word))

  assert.deepEqual(unknown(wordsBetween('Relay', 'Page'), fromRelay), [])
  // The first line between the two opens the window.
  assert.deepEqual(unknown(wordsBetween('Page', 'Relay').slice(1), fromPage), [])
  assert.deepEqual(unknown([...wordsBetween('Page', 'Server'), ...wordsBetween('Relay', 'Server')], actions), [])
})

// ── The folders ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Rule {
  name: string
}

test('the table of the parts allows the imports that the import check allows', async () => {
  const { default: config } = (await import(join(root, '.dependency-cruiser.js'))) as {
    default: { forbidden: Rule[] }
  }
  const rules = config.forbidden.flatMap(({ name }) => {
    const [, folder, allowed = ''] = /^(\w+) imports only (.+)$/.exec(name) ?? []
    const names = allowed === 'itself' ? [] : allowed.split(', ').map((path) => path.replace(/\/$/, ''))
    return folder ? [[`src/${folder}`, names.sort()] as const] : []
  })

  const written = page
    .tableIn('The parts', 'folder')
    .map((row) => [codeIn(row.folder)[0]!, codeIn(row['may import']).sort()] as const)
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(rules))
})

// ── The files ───────────────────────────────────────────────────────────────────────────────────────────────────────

const appsFolder = join(root, 'demo/frameworks')

/** The repository, and the example apps, whose files their pages name as the reader has them. */
const projects = [root, ...readdirSync(appsFolder).map((app) => join(appsFolder, app))]

/** Files that a page asks its reader to write, where no example app has them. */
const writtenByReaders: readonly string[] = ['src/index.js', 'src/hubspot.stories.js', 'src/server.ts']

for (const { path, text } of pages.values()) {
  // A changelog names files of its time.
  if (path === 'CHANGELOG.md') continue
  test(`each source file that ${path} names exists`, () => {
    const named = [...text.matchAll(/`((?:src|test|demo)\/[\w./-]*\w)`/g)].map(([, file]) => file!)

    assert.deepEqual(
      named.filter((file) => !writtenByReaders.includes(file) && !projects.some((one) => existsSync(join(one, file)))),
      [],
    )
  })
}

test('each constant or type that the recipes name is in a file that the same recipe names', () => {
  const recipes = page.text.slice(page.text.indexOf('## How to add something'))

  for (const recipe of recipes.split('### ').slice(1)) {
    const codes = codeIn(recipe)
    const files = codes.filter((code) => code.startsWith('src/') && existsSync(join(root, code)))
    const sources = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(root, file), 'utf8'))
    const names = codes.filter((code) => /^[A-Z]\w+$/.test(code))
    assert.deepEqual(
      names.filter((name) => !sources.some((source) => source.includes(name))),
      [],
      recipe,
    )
  }
})
