/** The names in the code blocks of all pages: attributes, events, slots, parts, custom properties and states exist. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WiroHubspotConnect } from '../../src/card/element.js'
import { styles } from '../../src/card/styles/index.js'
import { onDemandStyles } from '../../src/card/styles/on-demand.js'
import { customStateOf } from '../../src/card/views/index.js'
import type { State } from '../../src/connector/state.js'
import { CODES } from '../../src/protocol/codes.js'
import { eventsOf, publicOf, typeOf, valuesOf, wordsIn } from './declarations.js'
import { allBlocks } from './pages.js'

const everywhere = allBlocks()
const all = (pattern: RegExp, blocks = everywhere) =>
  blocks.flatMap(({ code, page }) => [...code.matchAll(pattern)].map(([, name]) => ({ page, name: name! })))
const unknown = (names: { page: string; name: string }[], known: Iterable<string>) => {
  const there = new Set(known)
  return names.filter(({ name }) => !there.has(name)).map(({ page, name }) => `${page}: ${name}`)
}

const events = Object.keys(eventsOf('src/card/events.ts'))

/** Attributes that any element has, and those that a framework takes for itself. */
const general = ['id', 'class', 'style', 'hidden', 'slot', 'ref', 'key', 'part']

test('each tag in an example has only attributes, properties and events that exist', () => {
  const tags = everywhere.flatMap(({ code, page }) =>
    (code.match(/<wiro-hubspot-connect\b[^<]*>/g) ?? []).map((tag) => ({ tag, page })),
  )
  const { properties } = publicOf('src/card/element.ts', 'WiroHubspotConnect')
  const known = [...WiroHubspotConnect.observedAttributes, ...properties, ...events, ...general]

  const names = tags.flatMap(({ tag, page }) =>
    [...tag.matchAll(/[\s([]([@:]?[\w.-]+)[)\]]?(?==)|(?<!=)\{(\w+)\}/g)].map(([, name, short]) => ({
      page,
      name: (name ?? short!).replace(/^(@|:|bind:|on:?(?=wiro-))/, ''),
    })),
  )
  assert.ok(names.length > 10)
  assert.deepEqual(unknown(names, known), [])
})

test('each event that an example listens to exists', () => {
  assert.deepEqual(unknown(all(/EventListener\(\s*'(wiro-[\w-]+)'/g), events), [])
})

test('each slot in an example exists', () => {
  const problems = Object.keys(CODES).map((code) => 'problem-' + code)
  const slots = valuesOf(/<slot name=/).filter((name) => name !== 'none')
  const filled = all(/\bslot="([^"]+)"/g)

  assert.ok(filled.length > 2)
  assert.deepEqual(unknown(filled, [...slots, ...problems]), [])
})

test('each part in an example exists', () => {
  const parts = valuesOf(/\bpart=/).flatMap((value) => value.split(' '))
  const styled = all(/::part\(([^)]+)\)/g).flatMap(({ page, name }) => name.split(' ').map((name) => ({ page, name })))

  assert.ok(styled.length > 0)
  assert.deepEqual(unknown(styled, parts), [])
})

test('each custom property in an example exists', () => {
  const read = [...(styles.cssText + onDemandStyles.cssText).matchAll(/var\((--wiro-[\w-]+)/g)].map(([, name]) => name!)
  const named = all(/(--wiro-[\w-]+)/g)

  assert.ok(named.length > 0)
  assert.deepEqual(unknown(named, read), [])
})

test('each custom state in an example exists', () => {
  const statuses = wordsIn(typeOf('src/connector/state.ts', 'State'), 'status')
  const named = all(/:state\(([\w-]+)\)/g)

  assert.ok(named.length > 0)
  assert.deepEqual(
    unknown(
      named,
      statuses.map((status) => customStateOf({ status } as State)),
    ),
    [],
  )
})
