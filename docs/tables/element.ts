/** The tables on the element, from the manifest. */
import { classesOf, elementOf, type Manifest, type Member } from './manifest.js'
import { code, firstParagraph, type Table } from './table.js'

/** Returns a default as an attribute has it: a text without its quotes. */
const asAttribute = (value = '') => code(value.replace(/^'(.*)'$/, '$1'))

export const attributes = (manifest: Manifest): Table => ({
  columns: ['attribute', 'property', 'default', 'what it is'],
  rows: elementOf(manifest).attributes.map(({ name, fieldName, default: value, description }) => [
    code(name),
    code(fieldName),
    asAttribute(value),
    firstParagraph(description),
  ]),
})

const isProperty = ({ kind, attribute, static: isStatic }: Member) => kind === 'field' && !attribute && !isStatic

/** The properties without an attribute. */
export const properties = (manifest: Manifest): Table => ({
  columns: ['property', 'type', 'what it is'],
  rows: elementOf(manifest)
    .members.filter(isProperty)
    .map(({ name, type, description }) => [
      code(name),
      code(type!.text.replace(/ \| undefined$/, '')),
      firstParagraph(description),
    ]),
})

const parameterText = ({ name, optional }: { name: string; optional?: boolean }) => name + (optional ? '?' : '')

/** Returns what a method's promise resolves to. */
const resolvedType = (type: string) => (type === 'void' ? '' : code(type.replace(/^Promise<(.*)>$/, '$1')))

export const methods = (manifest: Manifest): Table => ({
  columns: ['method', 'resolves to', 'what it does'],
  rows: elementOf(manifest)
    .members.filter(({ kind }) => kind === 'method')
    .map(({ name, parameters = [], return: returned, description }) => [
      code(`${name}(${parameters.map(parameterText).join(', ')})`),
      resolvedType(returned!.type.text),
      firstParagraph(description),
    ]),
})

export function events(manifest: Manifest): Table {
  const classes = classesOf(manifest)
  const fieldsOf = (type: string) => classes.find(({ name }) => name === type)!.members.map(({ name }) => code(name))
  return {
    columns: ['event', 'fields', 'when'],
    rows: elementOf(manifest).events.map(({ name, type, description }) => [
      code(name),
      fieldsOf(type!.text).join(', '),
      firstParagraph(description),
    ]),
  }
}

export const slots = (manifest: Manifest): Table => ({
  columns: ['slot', 'what it does'],
  rows: elementOf(manifest).slots.map(({ name, description }) => [code(name), firstParagraph(description)]),
})

export const customStates = (manifest: Manifest): Table => ({
  columns: ['`:state()`', 'when'],
  rows: elementOf(manifest).cssStates.map(({ name, description }) => [code(name), firstParagraph(description)]),
})

export const parts = (manifest: Manifest): Table => ({
  columns: ['part', 'what it is'],
  rows: elementOf(manifest).cssParts.map(({ name, description }) => [code(name), firstParagraph(description)]),
})

export const customProperties = (manifest: Manifest): Table => ({
  columns: ['custom property', 'default', 'what it is'],
  rows: elementOf(manifest).cssProperties.map(({ name, default: value = '', description }) => [
    code(name),
    code(value),
    firstParagraph(description),
  ]),
})
