/** The README's tables on the page's half against the code: each names all that there is, and nothing that is not there. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { WiroHubspotConnect } from '../../src/card/element.js'
import { first } from '../../src/card/locales/en/first.js'
import { problems } from '../../src/card/locales/en/problems.js'
import { moreStyles } from '../../src/card/morestyles.js'
import { styles } from '../../src/card/styles.js'
import { CODES, ownerOf } from '../../src/protocol/codes.js'
import type { Code } from '../../src/protocol/codes.js'
import { constantOf, eventsOf, membersOf, publicOf, typeOf, valuesOf, wordsIn, wordsOf } from './declared.js'
import { root } from './packed.js'
import { anchors, codeIn, codesIn, nameOf, same, tableIn, text } from './readme.js'

const protocol = 'src/connector/state.ts'
const element = 'src/card/element.ts'

// ── The page's half ─────────────────────────────────────────────────────────────────────────────────────────────────

const attributes = tableIn('Attributes', 'attribute')

/** Those that every element has. */
const global = ['lang', 'dir']

test('each attribute is named, with its property', () => {
  const { observedAttributes, elementProperties } = WiroHubspotConnect
  const pairs = [...elementProperties]
    .filter(([, { attribute, state }]) => attribute !== false && !state)
    .map(([property, { attribute }]) => `${String(attribute ?? property)} ${String(property)}`)

  same(codesIn(attributes, 'attribute'), observedAttributes.filter((name) => !global.includes(name)).concat(global))
  same(
    attributes
      .filter(({ property }) => property)
      .map((row) => [...codeIn(row.attribute), ...codeIn(row.property)].join(' ')),
    pairs.filter((pair) => !global.includes(pair.split(' ')[0]!)),
  )
})

test('each attribute has the default that is written', () => {
  const card = new WiroHubspotConnect() as unknown as Record<string, unknown>

  for (const row of attributes.filter(({ property }) => property)) {
    assert.equal(codeIn(row.default)[0] ?? '', String(card[codeIn(row.property)[0]!] ?? ''), row.attribute)
  }
})

const ofTheElement = publicOf(element, 'WiroHubspotConnect')
const properties = [...codesIn(attributes, 'property'), ...codesIn(tableIn('Properties', 'property'), 'property')]

test('each property is named', () => {
  same(
    properties,
    ofTheElement.properties.filter((name) => !global.includes(name)),
  )
})

test('a framework finds each property on the element, so that it sets it and writes no attribute', () => {
  const settable = (name: string) => Object.getOwnPropertyDescriptor(WiroHubspotConnect.prototype, name)?.set

  // Lit makes them when the class is first asked for its attributes.
  assert.ok(WiroHubspotConnect.observedAttributes.length)
  assert.deepEqual(
    properties.filter((name) => name !== 'state' && !settable(name)),
    [],
  )
})

test('each method is named', () => {
  same(codesIn(tableIn('Methods', 'method'), 'method').map(nameOf), ofTheElement.methods)
})

test('each event is named, with its fields', () => {
  const written = tableIn('Events', 'event').map((row) => [codeIn(row.event)[0]!, codeIn(row.fields).sort()])
  const events = Object.entries(eventsOf('src/card/events.ts')).map(([name, fields]) => [name, fields.sort()])

  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(events))
})

test('each state is named, with what it is called in a style sheet', () => {
  const views = constantOf(element, 'views')
  const called = constantOf(element, 'customStates')
  const stateOf = (status: string) => (status in views ? (called[status] ?? status) : 'connecting')
  const statuses = wordsIn(typeOf(protocol, 'State'), 'status')

  const written = tableIn('States', '`state.status`').map((row) => [
    codeIn(row['`state.status`'])[0],
    codeIn(row['`:state()`'])[0],
  ])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(statuses.map((it) => [it, stateOf(it)])))
})

/** The slot's name while a state has none: nothing of a host's goes there. */
const nobodys = 'none'

test('each slot is named', () => {
  const slots = valuesOf(/<slot name=/).map((name) => name.replace(/^problem-.+/, 'problem-<code>'))

  same(
    codesIn(tableIn('Slots', 'slot'), 'slot'),
    slots.filter((name) => name !== nobodys),
  )
})

test('each part is named, and is there for each style', () => {
  const parts = valuesOf(/\bpart=/).flatMap((value) => value.split(' '))
  const table = tableIn('Parts', 'part')
  const styled = [...(styles + moreStyles).matchAll(/part~?="?([\w-]+)/g)].map(([, part]) => part!)

  // The kinds of button stand in its own row.
  const kinds = table.filter((row) => row.part === '`button`').flatMap((row) => codeIn(row['what it is']))
  same([...codesIn(table, 'part'), ...kinds], parts)
  assert.deepEqual(
    styled.filter((part) => !parts.includes(part)),
    [],
  )
})

/** Each `var(--wiro-…, fallback)` of a style sheet, with public names in place of private ones. */
function* variablesIn(css: string): Generator<[name: string, fallback: string]> {
  for (const { index } of css.matchAll(/var\(--wiro-/g)) {
    let end = index + 'var('.length
    for (let depth = 1; depth; end++) depth += css[end] === '(' ? 1 : css[end] === ')' ? -1 : 0
    const [name = '', ...fallback] = css.slice(index + 'var('.length, end - 1).split(',')
    yield [name, fallback.join(',').trim().replaceAll('--_', '--wiro-')]
  }
}

test('each custom property is named, with its default', () => {
  const defaults: Record<string, string[]> = {}
  for (const [name, fallback] of variablesIn(styles + moreStyles)) {
    const known = (defaults[name] ??= [])
    // Black or white, reckoned from the accent, is put into words.
    if (!known.includes(fallback) && !fallback.startsWith('color(')) known.push(fallback)
  }

  const written = tableIn('Custom properties', 'custom property').map((row) => [
    codeIn(row['custom property'])[0],
    codeIn(row.default).sort(),
  ])
  assert.deepEqual(
    Object.fromEntries(written),
    Object.fromEntries(Object.entries(defaults).map(([name, values]) => [name, values.sort()])),
  )
})

test('each code is named, with its owner and its title', () => {
  const titleOf = (code: Code) => ({ ...first.codes, ...problems.codes })[code].title
  const there = Object.keys(CODES).map((code) => [code, [ownerOf(code as Code), titleOf(code as Code)]])

  const written = tableIn('Codes', 'code').map((row) => [codeIn(row.code)[0], [codeIn(row.owner)[0], row.title]])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there))
})

test('each owner is explained', () => {
  const owners = wordsOf(typeOf('src/protocol/codes.ts', 'Owner'))

  const line = text.split('\n').find((line) => line.startsWith('Every problem has a code'))
  assert.deepEqual(
    owners.filter((owner) => !codeIn(line).includes(owner)),
    [],
  )
})

test('each field of a problem is named', () => {
  same(codesIn(tableIn('Codes', 'field'), 'field'), membersOf(typeOf(protocol, 'Problem')))
})

test('each setting of configure is named', () => {
  same(codesIn(tableIn('configure', 'setting'), 'setting'), membersOf(typeOf('src/configure.ts', 'Settings')))
})

const own = 'A card of your own, or a shared flow'

test('each option of createConnector is named', () => {
  const column = 'option of `createConnector`'
  const options = membersOf(typeOf('src/connector/options.ts', 'ConnectorOptions'))

  same(codesIn(tableIn(own, column), column), options.map(nameOf))
})

test('each member of a connector is named', () => {
  same(codesIn(tableIn(own, 'member'), 'member').map(nameOf), membersOf(typeOf(protocol, 'Connector')))
})

// ── The rest ────────────────────────────────────────────────────────────────────────────────────────────────────────

test('each entry of the package is named', () => {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string
    exports: Record<string, unknown>
  }

  same(
    codesIn(tableIn('What is in the package', 'import'), 'import'),
    Object.keys(exports).map((entry) => name + entry.slice(1)),
  )
})

test('each link inside the README leads to one of its headings, and each other to a file', () => {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!)
  const leads = (target: string) =>
    target.startsWith('#') ? anchors.includes(target.slice(1)) : existsSync(join(root, target))

  assert.ok(targets.length > 20)
  assert.deepEqual(
    targets.filter((target) => !/^https?:/.test(target) && !leads(target)),
    [],
  )
})

test('each heading below the first page is in its table of contents', () => {
  const [contents = ''] = text.slice(text.indexOf('## Contents')).split('\n## What')
  const after = anchors.slice(anchors.indexOf('contents') + 1)

  assert.deepEqual(
    after.filter((anchor) => !contents.includes(`(#${anchor})`)),
    [],
  )
})
