/** What is in the packed tarball, and what the tools that read packages say of it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import { test } from 'node:test'
import { pack, root, tool, unpack } from './packed.js'

const tarball = pack()
const folder = unpack(tarball)
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => posix.relative(folder, posix.join(entry.parentPath, entry.name)))
const ending = (...ends: string[]) => files.filter((file) => ends.some((end) => file.endsWith(end)))
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const scriptTag = 'dist/cdn/wiro-hubspot-connect.js'

test('publint finds nothing, not even a suggestion', () => {
  const said = tool(root, 'publint', 'run', tarball, '--strict')

  assert.match(said, /All good!/)
})

test('its types resolve from every entry, for every resolution of a module', () => {
  tool(root, 'attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'relay.html')
})

test('it depends on Lit alone', () => {
  const { dependencies, peerDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    object | undefined
  >

  assert.deepEqual(Object.keys(dependencies ?? {}), ['lit'])
  assert.deepEqual([peerDependencies, optionalDependencies], [undefined, undefined])
})

test('npm has no script to run, or to warn of, when it is installed', () => {
  const { scripts = {} } = JSON.parse(read('package.json')) as { scripts?: Record<string, string> }

  assert.deepEqual(
    ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in scripts),
    [],
  )
})

test('it holds the build, its licence and its README, and neither sources nor tests', () => {
  const others = files.filter(
    (file) =>
      !/^(dist\/.+\.(d\.ts|js|js\.map|html)|dist\/cdn\/integrity\.txt|package\.json|LICENSE|README\.md)$/.test(file),
  )

  assert.deepEqual(others, [])
  assert.ok(files.includes('LICENSE'))
})

test('a file that contains another package begins with the licence of that package', () => {
  assert.match(read(scriptTag), /^\/\*! Contains [^*]*\blit-html\b[^*]*Copyright \(c\) 2017 Google LLC/)
  assert.match(read('dist/server/handler.js'), /^\/\*! Contains valibot:[^*]*Copyright \(c\) Fabian Hiller/)
})

test('the script-tag file is one file, which unpkg, jsDelivr and the README name', () => {
  const { unpkg, jsdelivr, version } = JSON.parse(read('package.json')) as Record<string, string>
  const [tag = ''] = /<script[^>]*cdn\.jsdelivr\.net[^>]*>/.exec(read('README.md')) ?? []

  assert.deepEqual(
    ending('.js').filter((file) => file.startsWith('dist/cdn/')),
    [scriptTag],
  )
  assert.deepEqual(
    [unpkg, jsdelivr].map((file) => posix.join(file!)),
    [scriptTag, scriptTag],
  )
  assert.ok(tag.includes(`/wiro-hubspot-connect@${version}/${scriptTag}"`), tag)
})

test('integrity.txt holds the hash of the script-tag file', () => {
  const hash = createHash('sha384').update(read(scriptTag)).digest('base64')

  assert.equal(read('dist/cdn/integrity.txt').trim(), 'sha384-' + hash)
})

/** What a module or its types name: other files of ours, packages, modules of Node. */
const named = (file: string) =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name]) => name!)

const foreign = (file: string) => named(file).filter((name) => !name.startsWith('.'))

/** The declarations that a host reads, from the entries on. */
function declarations(): string[] {
  const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, string | { types: string }> }
  const seen = new Set(
    Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [] : [posix.join(entry.types)])),
  )
  for (const file of seen) {
    for (const name of named(file).filter((name) => name.startsWith('.'))) {
      seen.add(posix.join(posix.dirname(file), name.replace(/\.js$/, '.d.ts')))
    }
  }
  return [...seen]
}

test('its modules, and the types that a host reads, name no package that is not installed with it', () => {
  const lines = [...ending('.js'), ...declarations()].flatMap((file) => foreign(file).map((name) => `${file}: ${name}`))

  assert.ok(lines.some((line) => line.endsWith('card/element.d.ts: lit')))
  assert.deepEqual(
    lines.filter((line) => !/: (lit($|\/)|node:)/.test(line)),
    [],
  )
})

test('only its server for Node names a module of Node', () => {
  const bare = new RegExp(`^(node:.*|${builtinModules.join('|')})$`)
  const files = [...ending('.js'), ...declarations()].filter((file) => foreign(file).some((name) => bare.test(name)))

  assert.deepEqual(
    files.filter((file) => !file.startsWith('dist/server/node.')),
    [],
  )
})

test('the script-tag file imports no other file and no package', () => {
  assert.deepEqual(named(scriptTag), [])
})

test('each source map brings its sources along, and points nowhere outside the package', () => {
  const maps = ending('.js.map')

  assert.ok(maps.length > 0)
  for (const file of maps) {
    const { sources, sourcesContent = [] } = JSON.parse(read(file)) as { sources: string[]; sourcesContent?: string[] }
    const places = sources.map((source) => posix.join(posix.dirname(file), source))
    assert.deepEqual(
      places.filter((place, index) => !/^(src|node_modules)\//.test(place) || !sourcesContent[index]),
      [],
      file,
    )
  }
})

test('each module that names a source map has it beside it', () => {
  for (const file of ending('.js')) {
    const map = /^\/\/# sourceMappingURL=(.+)$/m.exec(read(file))?.[1]
    if (map) assert.ok(files.includes(posix.join(posix.dirname(file), map)), file)
  }
})

test('nothing in it names a folder of the machine it was built on', () => {
  const telling = files.filter((file) => read(file).includes(root.replace(/[\\/]$/, '')))

  assert.deepEqual(telling, [])
})
