/** What editors know of the element, from the manifest: VS Code's custom data, and web-types for JetBrains' editors. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { elementOf, root, type ClassDeclaration, type Manifest, type Member } from './manifest.js'

type Element = Required<ClassDeclaration>

interface Described {
  name: string
  description?: string
}

/** Returns a custom property with its default in its description: neither format has a field for it. */
const withDefault = ({ name, description = '', default: value = '' }: Described & { default?: string }): Described => ({
  name,
  description: description + (value && `\n\nDefault: \`${value}\``),
})

const markdown = (value = '') => ({ kind: 'markdown', value })

/** Returns the words of a union of words; none of any other type. */
const wordsIn = (type = ''): string[] =>
  /^'[^']*'( \| '[^']*')*$/.test(type) ? [...type.matchAll(/'([^']*)'/g)].map(([, word]) => word!) : []

/** Returns a default as an attribute has it: a text without its quotes. */
const asAttribute = (value = '') => value.replace(/^'(.*)'$/, '$1')

// ── VS Code ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** VS Code draws an attribute of the value set `v` without a value. */
const valuesOf = (type = '') => {
  const words = wordsIn(type)
  if (type === 'boolean') return { valueSet: 'v' }
  return words.length ? { values: words.map((name) => ({ name })) } : {}
}

/** Custom data for HTML: the tag with its attributes. */
export const htmlCustomData = (manifest: Manifest): object => {
  const { tagName, summary, attributes } = elementOf(manifest)
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description: markdown(summary),
        attributes: attributes.map(({ name, description, type }) => ({
          name,
          description: markdown(description),
          ...valuesOf(type?.text),
        })),
      },
    ],
  }
}

/** Custom data for CSS: the custom properties, parts and states. */
export const cssCustomData = (manifest: Manifest): object => {
  const { cssProperties, cssParts, cssStates } = elementOf(manifest)
  const toEntry = ({ name, description }: Described) => ({ name, description: markdown(description) })
  return {
    version: 1.1,
    properties: cssProperties.map(withDefault).map(toEntry),
    pseudoClasses: cssStates.map(({ name, description }) => toEntry({ name: `:state(${name})`, description })),
    pseudoElements: cssParts.map(({ name, description }) => toEntry({ name: `::part(${name})`, description })),
  }
}

// ── JetBrains ───────────────────────────────────────────────────────────────────────────────────────────────────────

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>

function webTypesAttribute({ name, description, type, default: value }: Element['attributes'][number]): object {
  const isBoolean = type?.text === 'boolean'
  return {
    name,
    description,
    value: isBoolean ? { kind: 'no-value', type: 'boolean' } : { type: type?.text },
    ...(asAttribute(value) && { default: asAttribute(value) }),
  }
}

const isProperty = ({ kind, static: isStatic }: Member) => kind === 'field' && !isStatic

const described = ({ name, description }: Described) => ({ name, description })

/** A slot of several names is a pattern: `problem-<code>` stands for one slot a code. */
const webTypesSlot = ({ name, description }: Described) =>
  name.includes('<') ? { name, pattern: name.replace(/<\w+>/, '.+'), description } : { name, description }

function webTypesElement({ tagName, summary, ...lists }: Element): object {
  return {
    name: tagName,
    description: summary,
    attributes: lists.attributes.map(webTypesAttribute),
    slots: lists.slots.map(webTypesSlot),
    js: {
      properties: lists.members.filter(isProperty).map(({ name, description, type, readonly }) => ({
        name,
        description,
        type: type?.text,
        ...(readonly && { 'read-only': true }),
      })),
      events: lists.events.map(described),
    },
    css: {
      properties: lists.cssProperties.map(withDefault),
      parts: lists.cssParts.map(described),
    },
  }
}

/** The element in the form of https://github.com/JetBrains/web-types. */
export const webTypes = (manifest: Manifest): object => ({
  $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
  name,
  version,
  'description-markup': 'markdown',
  contributions: { html: { elements: [webTypesElement(elementOf(manifest))] } },
})

// ── Files ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Each file by its name; the build writes them into `dist/editors`. */
export const EDITOR_FILES: Record<string, (manifest: Manifest) => object> = {
  'vscode.html-custom-data.json': htmlCustomData,
  'vscode.css-custom-data.json': cssCustomData,
  'web-types.json': webTypes,
}
