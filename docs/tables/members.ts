/** The tables of interfaces, from the comments of their members. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './manifest.js'
import { code, firstParagraph, type Table } from './table.js'

interface InterfaceMember {
  /** With a question mark where it is optional, and the parameters of a method. */
  name: string
  type: string
  description: string
  default: string
}

const commentOf = (node: ts.Node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .flatMap((doc) => (ts.isJSDoc(doc) ? (ts.getTextOfJSDocComment(doc.comment) ?? '') : []))

function defaultOf(node: ts.Node): string {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'default')
  return tag ? (ts.getTextOfJSDocComment(tag.comment) ?? '') : ''
}

function parameterText({ name, questionToken }: ts.ParameterDeclaration): string {
  return name.getText() + (questionToken ? '?' : '')
}

function toMember(node: ts.TypeElement): InterfaceMember {
  const parameters = ts.isMethodSignature(node) ? `(${node.parameters.map(parameterText).join(', ')})` : ''
  const { type } = node as ts.PropertySignature
  return {
    name: node.name!.getText() + parameters + (node.questionToken ? '?' : ''),
    type: type ? type.getText().replace(/ \| undefined$/, '') : '',
    description: firstParagraph(commentOf(node).at(-1)),
    default: defaultOf(node),
  }
}

/** Returns the members that an interface declares, after those that its parents in the same file declare. */
function membersOf(file: string, name: string): InterfaceMember[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const declared = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]))
  const declaration = declared.get(name)
  if (!declaration) throw new Error(`${file} has no interface ${name}`)
  const parents = (declaration.heritageClauses ?? [])
    .flatMap(({ types }) => types.map(({ expression }) => expression.getText()))
    .filter((parent) => declared.has(parent))
  return [...parents.flatMap((parent) => membersOf(file, parent)), ...declaration.members.map(toMember)]
}

export const settings = (): Table => ({
  columns: ['setting', 'type', 'what it sets'],
  rows: [...membersOf('src/connector/config.ts', 'ConnectorConfig'), ...membersOf('src/configure.ts', 'Settings')].map(
    ({ name, type, description }) => [code(name), code(type), description],
  ),
})

/** The objects in a state, one row a field. */
export const stateFields = (): Table => ({
  columns: ['field', 'type', 'what it is'],
  rows: [
    ...objectRows('account', membersOf('src/protocol/parsed-answers.ts', 'Account')),
    ...objectRows('agent', membersOf('src/protocol/parsed-answers.ts', 'Agent')),
    ...objectRows('flow', membersOf('src/connector/state.ts', 'Flow')),
  ],
})

const objectRows = (object: string, members: InterfaceMember[]): string[][] =>
  members.map(({ name, type, description }) => [code(`${object}.${name}`), code(type), description])

export const problemFields = (): Table => ({
  columns: ['field', 'type', 'what it is'],
  rows: membersOf('src/connector/state.ts', 'Problem').map(({ name, type, description }) => [
    code(name),
    code(type),
    description,
  ]),
})

export const connectorOptions = (): Table => ({
  columns: ['option', 'default', 'what it is'],
  rows: membersOf('src/connector/options.ts', 'ConnectorOptions').map(({ name, description, default: value }) => [
    code(name.replace(/\?$/, '')),
    value.startsWith("'") ? code(value.slice(1, -1)) : value,
    description,
  ]),
})

export const connectorMembers = (): Table => ({
  columns: ['member', 'what it is'],
  rows: membersOf('src/connector/state.ts', 'Connector').map(({ name, description }) => [code(name), description]),
})
