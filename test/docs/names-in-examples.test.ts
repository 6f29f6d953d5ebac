/** The names in the code blocks of all pages: attributes, events, slots, parts, custom properties and states exist. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { elementOf, readManifest } from '../../docs/tables/manifest.js'
import { CODES } from '../../src/protocol/codes.js'
import { allBlocks } from './pages.js'

const everywhere = allBlocks()
const all = (pattern: RegExp, blocks = everywhere) =>
  blocks.flatMap(({ code, page }) => [...code.matchAll(pattern)].map(([, name]) => ({ page, name: name! })))
const unknown = (names: { page: string; name: string }[], known: Iterable<string>) => {
  const there = new Set(known)
  return names.filter(({ name }) => !there.has(name)).map(({ page, name }) => `${page}: ${name}`)
}

const element = elementOf(readManifest())
const namesOf = (list: { name: string }[]) => list.map(({ name }) => name)
const events = namesOf(element.events)

/** Attributes that any element has, and those that a framework takes for itself. */
const general = ['id', 'class', 'style', 'hidden', 'slot', 'ref', 'key', 'part']

test('each tag in an example has only attributes, properties and events that exist', () => {
  const tags = everywhere.flatMap(({ code, page }) =>
    (code.match(/<wiro-hubspot-connect\b[^<]*>/g) ?? []).map((tag) => ({ tag, page })),
  )
  const properties = element.members.filter(({ kind }) => kind === 'field')
  const known = [...namesOf(element.attributes), ...namesOf(properties), ...events, ...general]

  const names = tags.flatMap(({ tag, page }) =>
    [...tag.matchAll(/[\s([]([@:]?[\w.-]+)[)\]]?(?==)|(?<!=)\{(\w+)\}/g)].map(([, name, short]) => ({
      page,
      name: (name ?? short!).replace(/^(@|:|\.|bind:|on:?(?=wiro-))/, ''),
    })),
  )
  assert.ok(names.length > 10)
  assert.deepEqual(unknown(names, known), [])
})

test('each event that an example listens to exists', () => {
  assert.deepEqual(unknown(all(/EventListener\(\s*'(wiro-[\w-]+)'/g), events), [])
})

test('each slot in an example exists', () => {
  const slots = namesOf(element.slots).flatMap((name) => Object.keys(CODES).map((code) => name.replace('<code>', code)))
  const filled = all(/\bslot="([^"]+)"/g)

  assert.ok(filled.length > 2)
  assert.deepEqual(unknown(filled, slots), [])
})

test('each part in an example exists', () => {
  const styled = all(/::part\(([^)]+)\)/g).flatMap(({ page, name }) => name.split(' ').map((name) => ({ page, name })))

  assert.ok(styled.length > 0)
  assert.deepEqual(unknown(styled, namesOf(element.cssParts)), [])
})

test('each custom property in an example exists', () => {
  const named = all(/(--wiro-[\w-]+)/g)

  assert.ok(named.length > 0)
  assert.deepEqual(unknown(named, namesOf(element.cssProperties)), [])
})

test('each custom state in an example exists', () => {
  const named = all(/:state\(([\w-]+)\)/g)

  assert.ok(named.length > 0)
  assert.deepEqual(unknown(named, namesOf(element.cssStates)), [])
})
