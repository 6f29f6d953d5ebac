/**
 * Makes custom-elements.json from the element and its events; `npm run docs` writes it. The analyzer describes source
 * modules. The plugins leave what a host can import, set, listen to and style.
 */

/** The analyzer reads an object of properties, and none behind `satisfies`. */
const readProperties = {
  name: 'read-properties',
  collectPhase({ ts, node }) {
    const isProperties = ts.isPropertyDeclaration(node) && node.name.getText() === 'properties'
    if (isProperties && ts.isSatisfiesExpression(node.initializer)) node.initializer = node.initializer.expression
  },
}

/** The text of each type alias that is a union of words, by its name: an editor offers the words for an attribute. */
const wordUnions = new Map()

const collectWordUnions = {
  name: 'collect-word-unions',
  collectPhase({ ts, node }) {
    if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type)) return
    if (node.type.types.every(ts.isLiteralTypeNode)) wordUnions.set(node.name.getText(), node.type.getText())
  },
}

const LISTS = ['members', 'attributes', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates']

/** The analyzer has inherited events a second time, without their names. */
const isPublic = ({ name, privacy = 'public' }) => name && !name.startsWith('#') && privacy === 'public'

/** Joins the lines of a description, and keeps its paragraphs. */
const joinLines = (text) => text.replaceAll('\r', '').replace(/(?<!\n)\n(?!\n)/g, ' ')

/** Returns what a host sees of a class, or of a part of one. */
function toPublic(described) {
  const item = { ...described }
  delete item.inheritedFrom
  if (item.description) item.description = joinLines(item.description)
  else delete item.description
  if (item.type) item.type = { text: wordUnions.get(item.type.text) ?? item.type.text }
  for (const list of LISTS) if (item[list]) item[list] = item[list].filter(isPublic).map(toPublic)
  return item
}

/** A class of another package, or of the platform. */
const SUPERCLASSES = {
  ConnectionElement: { name: 'LitElement', package: 'lit' },
  Event: { name: 'Event', package: 'global:' },
}

function toPublicClass(declaration) {
  const found = toPublic({ ...declaration, superclass: SUPERCLASSES[declaration.superclass.name] })
  // A default of an event's field would be the name of the constructor's parameter; the version changes by release.
  for (const member of found.members) if (!found.customElement || member.static) delete member.default
  return found
}

/** Leaves the public modules, each class in the one that exports it. */
const leavePublicModules = {
  name: 'leave-public-modules',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const classes = manifest.modules.flatMap(({ declarations }) => declarations.filter(({ kind }) => kind === 'class'))
    const index = manifest.modules.find(({ path }) => path === 'src/index.ts')
    const exported = index.exports.flatMap(({ name }) => classes.find((one) => one.name === name) ?? [])
    const refer = (name) => ({ name, module: 'dist/index.js' })
    const { name: className, tagName } = exported.find((one) => one.tagName)
    manifest.modules = [
      {
        ...index,
        path: 'dist/index.js',
        declarations: exported.map(toPublicClass),
        exports: exported.map(({ name }) => ({ kind: 'js', name, declaration: refer(name) })),
      },
      {
        ...index,
        path: 'dist/define.js',
        declarations: [],
        exports: [{ kind: 'custom-element-definition', name: tagName, declaration: refer(className) }],
      },
    ]
  },
}

export default {
  globs: ['src/index.ts', 'src/card/{element,base-element,events}.ts', 'src/{connector/state,protocol/endpoint}.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [collectWordUnions, readProperties, leavePublicModules],
}
