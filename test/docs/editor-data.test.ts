/** The files for editors: each name of the manifest is in them. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { cssCustomData, htmlCustomData, webTypes } from '../../docs/tables/editor-data.js'
import { elementOf, readManifest, root } from '../../docs/tables/manifest.js'

const manifest = readManifest()
const element = elementOf(manifest)
const namesOf = (list: { name: string }[]) => list.map(({ name }) => name)

interface Entry {
  name: string
  description: string | { value: string }
  values?: { name: string }[]
  valueSet?: string
  value?: { type: string }
}

test('VS Code offers each attribute of the tag with its description, and the words that it takes', () => {
  const [tag] = (htmlCustomData(manifest) as { tags: (Entry & { attributes: Entry[] })[] }).tags
  const attribute = (name: string) => tag!.attributes.find((one) => one.name === name)!

  assert.equal(tag!.name, element.tagName)
  assert.deepEqual(namesOf(tag!.attributes), namesOf(element.attributes))
  assert.deepEqual(namesOf(attribute('mode').values!), ['auto', 'popup', 'redirect'])
  assert.equal(attribute('disabled').valueSet, 'v')
  for (const { name, description } of [tag!, ...tag!.attributes])
    assert.ok((description as { value: string }).value, name)
})

test('VS Code offers each custom property with its default, each part and each state', () => {
  const { properties, pseudoClasses, pseudoElements } = cssCustomData(manifest) as Record<string, Entry[]>
  const accent = properties!.find(({ name }) => name === '--wiro-accent')!.description as { value: string }

  assert.deepEqual(namesOf(properties!), namesOf(element.cssProperties))
  assert.deepEqual(
    namesOf(pseudoClasses!),
    element.cssStates.map(({ name }) => `:state(${name})`),
  )
  assert.deepEqual(
    namesOf(pseudoElements!),
    element.cssParts.map(({ name }) => `::part(${name})`),
  )
  assert.match(accent.value, /Default: `#3b5bdb`/)
})

test('JetBrains’ editors are offered all that the tag has, for this version', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>
  const file = webTypes(manifest) as {
    version: string
    contributions: { html: { elements: Record<string, unknown>[] } }
  }
  const [found] = file.contributions.html.elements as [Record<'attributes' | 'slots', Entry[]>] &
    [{ js: Record<'events' | 'properties', Entry[]>; css: Record<'parts' | 'properties', Entry[]> }]
  const fields = element.members.filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic)

  assert.equal(file.version, version)
  assert.deepEqual(namesOf(found.attributes), namesOf(element.attributes))
  assert.deepEqual(namesOf(found.slots), namesOf(element.slots))
  assert.deepEqual(namesOf(found.js.events), namesOf(element.events))
  assert.deepEqual(namesOf(found.js.properties), namesOf(fields))
  assert.deepEqual(namesOf(found.css.parts), namesOf(element.cssParts))
  assert.deepEqual(namesOf(found.css.properties), namesOf(element.cssProperties))
})
