/** custom-elements.json, compared in both directions with the element's class, its styles, its templates and its events. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { classesOf, elementOf, makeManifest, manifestFile, readManifest } from '../../docs/tables/manifest.js'
import { WiroHubspotConnect } from '../../src/card/element.js'
import { styles } from '../../src/card/styles/index.js'
import { fieldStyles } from '../../src/card/styles/fields.js'
import { problemStyles } from '../../src/card/styles/problems.js'
import { setupStyles } from '../../src/card/styles/setup.js'
import { customStateOf } from '../../src/card/views/index.js'
import type { State } from '../../src/connector/state.js'
import * as index from '../../src/index.js'
import { assertSameNames, codeIn } from './cells.js'
import { eventsOf, publicOf, typeOf, valuesOf, wordsIn } from './declarations.js'

const manifest = readManifest()
const element = elementOf(manifest)
const css = [styles, problemStyles, fieldStyles, setupStyles].map(({ cssText }) => cssText).join('')
const namesOf = (list: { name: string }[]) => list.map(({ name }) => name)

test('custom-elements.json is what the source says; `npm run docs` writes it anew', async () => {
  assert.equal(readFileSync(manifestFile, 'utf8'), await makeManifest())
})

test('the manifest holds the classes that a page can import, and nothing else', () => {
  const classes = Object.entries(index).filter(([, value]) => /^class /.test(String(value)))

  assert.deepEqual(
    manifest.modules.map(({ path }) => path),
    ['dist/index.js', 'dist/define.js'],
  )
  assertSameNames(namesOf(classesOf(manifest)), Object.keys(Object.fromEntries(classes)))
  assertSameNames(namesOf(manifest.modules[0]!.exports), namesOf(classesOf(manifest)))
})

test('the manifest names the tag that the package defines', () => {
  const define = readFileSync('src/define.ts', 'utf8')

  assert.ok(define.includes(`const name = '${element.tagName}'`))
  assert.deepEqual(
    manifest.modules[1]!.exports.map(({ kind, name }) => [kind, name]),
    [['custom-element-definition', element.tagName]],
  )
})

// ── Attributes, properties and methods ──────────────────────────────────────────────────────────────────────────────

test('each observed attribute is in the manifest with its property, and the reverse', () => {
  const { observedAttributes, elementProperties } = WiroHubspotConnect
  const pairs = [...elementProperties]
    .filter(([, { attribute }]) => attribute !== false)
    .map(([property, { attribute, reflect }]) => [String(attribute ?? property), String(property), !!reflect])
  const reflects = (name: string) => !!element.members.find(({ attribute }) => attribute === name)?.reflects

  assertSameNames(namesOf(element.attributes), observedAttributes)
  assert.deepEqual(
    element.attributes.map(({ name, fieldName }) => [name, fieldName, reflects(name)]),
    pairs,
  )
})

test('each attribute has the default of the manifest', () => {
  const card = new WiroHubspotConnect() as unknown as Record<string, unknown>
  const asSource = (value: unknown) => (typeof value === 'string' ? `'${value}'` : value && String(value))

  for (const { name, fieldName, default: written } of element.attributes) {
    assert.equal(written ?? '', String(asSource(card[fieldName]) ?? ''), name)
  }
})

const fields = element.members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic)
const methods = element.members.filter(({ kind }) => kind === 'method')

test('each public property and method is in the manifest, and nothing of Lit or of the inside', () => {
  const declared = publicOf('src/card/element.ts', 'WiroHubspotConnect')

  // `lang` overrides every element's.
  assertSameNames(namesOf(fields), [...declared.properties, 'lang'])
  assertSameNames(namesOf(methods), declared.methods)
  assertSameNames(namesOf(element.members.filter((member) => member.static)), ['version'])
})

test('each method of the manifest is on the prototype with as many parameters', () => {
  const prototype = WiroHubspotConnect.prototype as unknown as Record<string, (...args: unknown[]) => unknown>

  for (const { name, parameters = [], return: returned } of methods) {
    assert.equal(prototype[name]!.length, parameters.length, name)
    assert.ok(returned?.type.text, name)
  }
})

test('a framework finds a setter for each property, so that it sets no attribute in its place', () => {
  const chain = [WiroHubspotConnect.prototype, Object.getPrototypeOf(WiroHubspotConnect.prototype) as object]
  const isSettable = (name: string) => chain.some((owner) => Object.getOwnPropertyDescriptor(owner, name)?.set)

  // Lit defines the setters when `observedAttributes` is first read.
  assert.ok(WiroHubspotConnect.observedAttributes.length)
  for (const { name, readonly } of fields) assert.equal(isSettable(name), !readonly, name)
})

// ── Events and states ───────────────────────────────────────────────────────────────────────────────────────────────

test('each event is in the manifest with its class and its fields, and the reverse', () => {
  const membersOfClass = (type: string) => classesOf(manifest).find(({ name }) => name === type)!.members

  const written = element.events.map(({ name, type }) => [name, namesOf(membersOfClass(type!.text)).sort()])
  const declared = Object.entries(eventsOf('src/card/events.ts')).map(([name, fields]) => [name, fields.sort()])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(declared))
})

test('each custom state is in the manifest, and the reverse', () => {
  const statuses = wordsIn(typeOf('src/connector/state.ts', 'State'), 'status')

  assertSameNames(
    namesOf(element.cssStates),
    statuses.map((status) => customStateOf({ status } as State)),
  )
})

// ── Slots, parts and custom properties ──────────────────────────────────────────────────────────────────────────────

test('each slot of a template is in the manifest, and the reverse', () => {
  // `none` is the slot of a state that takes nothing from a host.
  const slots = valuesOf(/<slot name=/).filter((name) => name !== 'none')

  assertSameNames(
    namesOf(element.slots),
    slots.map((name) => name.replace(/^problem-.+/, 'problem-<code>').replace(/^agent-.+/, 'agent-<reason>')),
  )
})

test('each part of a template is in the manifest, and each part with a style', () => {
  // The region that announces is no template's: Lit does not draw it.
  const parts = [...valuesOf(/\bpart=/).flatMap((value) => value.split(' ')), 'announcement']
  const styled = [...css.matchAll(/part~?=["']?([\w-]+)/g)].map(([, part]) => part!)

  assertSameNames(namesOf(element.cssParts), parts)
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

test('each custom property that a style reads is in the manifest with its default, and the reverse', () => {
  const read: Record<string, string[]> = {}
  for (const [name, fallback] of variablesIn(css)) {
    // A colour that is computed from the accent is described in words.
    if (!fallback.startsWith('color(')) (read[name] ??= []).push(fallback)
  }

  // The first fallback is the default. The description quotes the others.
  const written = element.cssProperties.map(({ name, default: value, description }) => [
    name,
    [...new Set([value, ...codeIn(description)])],
  ])
  const unique = Object.entries(read).map(([name, fallbacks]) => [name, [...new Set(fallbacks)]])
  assert.deepEqual(Object.fromEntries(written), Object.fromEntries(unique))
})

test('each description fits into a cell of a table', () => {
  const lists = [element.slots, element.cssParts, element.cssProperties, element.cssStates, element.events, fields]

  for (const { name, description } of [...lists.flat(), ...methods]) {
    const [paragraph = ''] = (description ?? '').split('\n\n')
    assert.ok(paragraph.length > 0 && paragraph.length <= 120, `${name}: ${paragraph.length} characters`)
  }
})
