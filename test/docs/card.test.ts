/** The README's tables on the element and the package, compared with the source in both directions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WiroHubspotConnect } from '../../src/card/element.js'
import { first } from '../../src/card/locales/en/first.js'
import { problems } from '../../src/card/locales/en/problems.js'
import { styles } from '../../src/card/styles/index.js'
import { onDemandStyles } from '../../src/card/styles/on-demand.js'
import { customStateOf } from '../../src/card/views/index.js'
import type { State } from '../../src/connector/state.js'
import { CODES, ownerOf } from '../../src/protocol/codes.js'
import type { Code } from '../../src/protocol/codes.js'
import { eventsOf, membersOf, publicOf, typeOf, valuesOf, wordsIn, wordsOf } from './declarations.js'
import { assertSameNames, codeIn, codesIn, nameOf } from './cells.js'
import { pageOf } from './pages.js'

const { tableIn, text } = pageOf('README.md')

const css = styles.cssText + onDemandStyles.cssText
const protocol = 'src/connector/state.ts'
const element = 'src/card/element.ts'

// ── The element ─────────────────────────────────────────────────────────────────────────────────────────────────

const attributes = tableIn('Attributes', 'attribute')

/** Attributes that every element has. */
const global = ['lang', 'dir']

test('the README names each attribute with its property', () => {
  const { observedAttributes, elementProperties } = WiroHubspotConnect
  const pairs = [...elementProperties]
    .filter(([, { attribute, state }]) => attribute !== false && !state)
    .map(([property, { attribute }]) => `${String(attribute ?? property)} ${String(property)}`)

  assertSameNames(
    codesIn(attributes, 'attribute'),
    observedAttributes.filter((name) => !global.includes(name)).concat(global),
  )
  assertSameNames(
    attributes
      .filter(({ property }) => property)
      .map((row) => [...codeIn(row.attribute), ...codeIn(row.property)].join(' ')),
    pairs.filter((pair) => !global.includes(pair.split(' ')[0]!)),
  )
})

test('each attribute has the default that the README gives', () => {
  const card = new WiroHubspotConnect() as unknown as Record<string, unknown>

  for (const row of attributes.filter(({ property }) => property)) {
    assert.equal(codeIn(row.default)[0] ?? '', String(card[codeIn(row.property)[0]!] ?? ''), row.attribute)
  }
})

const ofTheElement = publicOf(element, 'WiroHubspotConnect')
const properties = [...codesIn(attributes, 'property'), ...codesIn(tableIn('Properties', 'property'), 'property')]

test('the README names each property', () => {
  assertSameNames(
    properties,
    ofTheElement.properties.filter((name) => !global.includes(name)),
  )
})

test('a framework finds a setter for each property, so that it sets no attribute in its place', () => {
  const element = WiroHubspotConnect.prototype
  const settable = (name: string) =>
    [element, Object.getPrototypeOf(element)].some((owner) => Object.getOwnPropertyDescriptor(owner, name)?.set)

  // Lit defines the setters when `observedAttributes` is first read.
  assert.ok(WiroHubspotConnect.observedAttributes.length)
  assert.deepEqual(
    properties.filter((name) => name !== 'state' && !settable(name)),
    [],
  )
})

test('the README names each method', () => {
  assertSameNames(codesIn(tableIn('Methods', 'method'), 'method').map(nameOf), ofTheElement.methods)
})

test('the README names each event with its fields', () => {
  const written = tableIn('Events', 'event').map((row) => [codeIn(row.event)[0]!, codeIn(row.fields).sort()])
  const events = Object.entries(eventsOf('src/card/events.ts')).map(([name, fields]) => [name, fields.sort()])

  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(events))
})

test('the README names each state with its custom state', () => {
  const stateOf = (status: string) => customStateOf({ status } as State)
  const statuses = wordsIn(typeOf(protocol, 'State'), 'status')

  const written = tableIn('States', '`state.status`').map((row) => [
    codeIn(row['`state.status`'])[0],
    codeIn(row['`:state()`'])[0],
  ])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(statuses.map((it) => [it, stateOf(it)])))
})

/** The name of a slot that a state does not offer to hosts. */
const unusedSlot = 'none'

test('the README names each slot', () => {
  const slots = valuesOf(/<slot name=/).map((name) => name.replace(/^problem-.+/, 'problem-<code>'))

  assertSameNames(
    codesIn(tableIn('Slots', 'slot'), 'slot'),
    slots.filter((name) => name !== unusedSlot),
  )
})

test('the README names each part, and each part in a style sheet exists', () => {
  const parts = valuesOf(/\bpart=/).flatMap((value) => value.split(' '))
  const table = tableIn('Parts', 'part')
  const styled = [...css.matchAll(/part~?="?([\w-]+)/g)].map(([, part]) => part!)

  // The row of `button` lists its variants.
  const kinds = table.filter((row) => row.part === '`button`').flatMap((row) => codeIn(row['what it is']))
  assertSameNames([...codesIn(table, 'part'), ...kinds], parts)
  assert.deepEqual(
    styled.filter((part) => !parts.includes(part)),
    [],
  )
})

/** Yields each `var(--wiro-…, fallback)` of a style sheet, with public names in place of private ones. */
function* variablesIn(css: string): Generator<[name: string, fallback: string]> {
  for (const { index } of css.matchAll(/var\(--wiro-/g)) {
    let end = index + 'var('.length
    for (let depth = 1; depth; end++) depth += css[end] === '(' ? 1 : css[end] === ')' ? -1 : 0
    const [name = '', ...fallback] = css.slice(index + 'var('.length, end - 1).split(',')
    yield [name, fallback.join(',').trim().replaceAll('--_', '--wiro-')]
  }
}

test('the README names each custom property with its default', () => {
  const defaults: Record<string, string[]> = {}
  for (const [name, fallback] of variablesIn(css)) {
    const known = (defaults[name] ??= [])
    // The README describes in words a colour that is computed from the accent.
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

test('the README names each code with its owner and its title', () => {
  const titleOf = (code: Code) => ({ ...first.codes, ...problems.codes })[code].title
  const there = Object.keys(CODES).map((code) => [code, [ownerOf(code as Code), titleOf(code as Code)]])

  const written = tableIn('Codes', 'code').map((row) => [codeIn(row.code)[0], [codeIn(row.owner)[0], row.title]])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(there))
})

test('the README explains each owner', () => {
  const owners = wordsOf(typeOf('src/protocol/codes.ts', 'Owner'))

  const line = text.split('\n').find((line) => line.startsWith('Every problem has a code'))
  assert.deepEqual(
    owners.filter((owner) => !codeIn(line).includes(owner)),
    [],
  )
})

test('the README names each field of a problem', () => {
  assertSameNames(codesIn(tableIn('Codes', 'field'), 'field'), membersOf(typeOf(protocol, 'Problem')))
})

test('the README names each setting of configure', () => {
  assertSameNames(
    codesIn(tableIn('configure', 'setting'), 'setting'),
    membersOf(typeOf('src/configure.ts', 'Settings')),
  )
})

const own = 'A card of your own, or a shared flow'

test('the README names each option of createConnector', () => {
  const column = 'option of `createConnector`'
  const options = membersOf(typeOf('src/connector/options.ts', 'ConnectorOptions'))

  assertSameNames(codesIn(tableIn(own, column), column), options.map(nameOf))
})

test('the README names each member of a connector', () => {
  assertSameNames(codesIn(tableIn(own, 'member'), 'member').map(nameOf), membersOf(typeOf(protocol, 'Connector')))
})
