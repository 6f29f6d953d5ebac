/** What the source declares, by the TypeScript compiler: members of types, words of unions, attributes in templates. */
import { join, relative } from 'node:path'
import type TS from 'typescript'
import { compile, ts } from '../package/compiler.js'
import { root } from '../package/packed.js'

const path = (file: string) => join(root, file)

const { options } = ts.getParsedCommandLineOfConfigFile(path('tsconfig.json'), undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
    throw new Error(String(messageText))
  },
})!
const entries = ['src/index.ts', 'src/server/handler.ts', 'src/emulator/index.ts']
const program = compile(entries.map(path), options)
const checker = program.getTypeChecker()

function sourceOf(file: string): TS.SourceFile {
  const source = program.getSourceFile(path(file))
  if (!source) throw new Error(`${file} belongs to no entry of the package`)
  return source
}

/** Returns a type that a source file exports. */
export function typeOf(file: string, name: string): TS.Type {
  const found = checker
    .getExportsOfModule(checker.getSymbolAtLocation(sourceOf(file))!)
    .find((symbol) => symbol.name === name)
  if (!found) throw new Error(`${file} exports no ${name}`)
  return checker.getDeclaredTypeOfSymbol(found)
}

const isOurs = ({ declarations = [] }: TS.Symbol) =>
  declarations.every((node) => !relative(root, node.getSourceFile().fileName).startsWith('node_modules'))

const isOptional = ({ flags }: TS.Symbol) => (flags & ts.SymbolFlags.Optional) !== 0

const propertiesOf = (type: TS.Type) => checker.getPropertiesOfType(type).filter(isOurs)

/** Returns the members that our own source declares; an optional one ends with a question mark. */
export const membersOf = (type: TS.Type): string[] =>
  propertiesOf(type).map((symbol) => symbol.name + (isOptional(symbol) ? '?' : ''))

/** Returns the text of a member's `@default` tag; `undefined` where it has none. */
export const defaultOf = (type: TS.Type, member: string): string | undefined =>
  checker
    .getPropertyOfType(type, member)
    ?.getJsDocTags(checker)
    .filter(({ name }) => name === 'default')
    .map(({ text }) => ts.displayPartsToString(text))[0]

/** Returns the members of a method's first parameter. */
export function membersOfParameter(type: TS.Type, method: string): string[] {
  const declared = checker.getNonNullableType(checker.getTypeOfSymbol(checker.getPropertyOfType(type, method)!))
  const [parameter] = declared.getCallSignatures()[0]!.getParameters()
  return membersOf(checker.getTypeOfSymbol(parameter!))
}

/** Returns the string literals of a member's type. */
export const wordsIn = (type: TS.Type, member: string): string[] =>
  wordsOf(checker.getTypeOfSymbol(checker.getPropertyOfType(type, member)!))

/** Returns the string literals that a type consists of. */
export const wordsOf = (type: TS.Type): string[] =>
  (type.isUnion() ? type.types : [type]).flatMap((one) => (one.isStringLiteral() ? [one.value] : []))

const inner = ts.ModifierFlags.NonPublicAccessibilityModifier | ts.ModifierFlags.Static | ts.ModifierFlags.Override

/** Returns the public members of a class: neither inherited ones nor those marked as internal. */
export function publicOf(file: string, name: string): { properties: string[]; methods: string[] } {
  const open = propertiesOf(typeOf(file, name)).filter(
    ({ declarations: [node] = [], name }) =>
      node &&
      !name.startsWith('#') &&
      !(ts.getCombinedModifierFlags(node) & inner) &&
      !ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal'),
  )
  const names = (isMethod: boolean) =>
    open.filter(({ flags }) => !!(flags & ts.SymbolFlags.Method) === isMethod).map((symbol) => symbol.name)
  return { properties: names(false), methods: names(true) }
}

/** Returns the fields of each event, by its name, as the file's WiroEventMap names them. */
export function eventsOf(file: string): Record<string, string[]> {
  const events: Record<string, string[]> = {}
  const visit = (node: TS.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'WiroEventMap') {
      for (const member of node.members.filter(ts.isPropertySignature)) {
        const type = checker.getTypeFromTypeNode(member.type!)
        events[(member.name as TS.StringLiteral).text] = propertiesOf(type).map((symbol) => symbol.name)
      }
    } else ts.forEachChild(node, visit)
  }
  visit(sourceOf(file))
  return events
}

// ── Templates ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Stands for an expression in a template that may be any text. */
const anything = '…'

const joined = (lists: string[][]): string[] =>
  lists.reduce((before, list) => before.flatMap((start) => list.map((end) => start + end)), [''])

/** Returns every text that an expression can evaluate to. */
function textsOf(node: TS.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression)
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(textsOf)
  if (ts.isTemplateExpression(node)) {
    const spans = node.templateSpans.flatMap(({ expression, literal }) => [textsOf(expression), [literal.text]])
    return joined([[node.head.text], ...spans])
  }
  if (ts.isBinaryExpression(node)) {
    const sides = [textsOf(node.left), textsOf(node.right)]
    return node.operatorToken.kind === ts.SyntaxKind.PlusToken ? joined(sides) : sides.flat()
  }
  const words = wordsOf(checker.getTypeAtLocation(node))
  return words.length ? words : [anything]
}

/** Yields each `html` template of the card, as its texts and the expressions between them. */
function* templates(): Generator<{ texts: string[]; holes: TS.Expression[] }> {
  const found: TS.TemplateLiteral[] = []
  const visit = (node: TS.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') found.push(node.template)
    ts.forEachChild(node, visit)
  }
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(path('src/card/')))
  for (const file of files) visit(file)
  for (const template of found) {
    const spans = ts.isTemplateExpression(template) ? template.templateSpans : []
    const first = ts.isTemplateExpression(template) ? template.head.text : template.text
    yield {
      texts: [first, ...[...spans].map(({ literal }) => literal.text)],
      holes: [...spans].map(({ expression }) => expression),
    }
  }
}

/** Returns the values of an attribute in the card's templates; `opening` matches the text before the value. */
export function valuesOf(opening: RegExp): string[] {
  const values = new Set<string>()
  for (const { texts, holes } of templates()) {
    // An expression is written as its number, in brackets that no template contains.
    const html = texts.map((text, index) => (index ? `⟦${index - 1}⟧` : '') + text).join('')
    for (const [, quoted, bare] of html.matchAll(new RegExp(opening.source + '(?:"([^"]*)"|(⟦\\d+⟧))', 'g'))) {
      const pieces = (quoted ?? bare!).split(/⟦(\d+)⟧/)
      for (const value of joined(pieces.map((piece, index) => (index % 2 ? textsOf(holes[+piece]!) : [piece])))) {
        values.add(value)
      }
    }
  }
  return [...values]
}
