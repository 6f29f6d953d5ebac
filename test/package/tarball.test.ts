/** What the packed tarball contains, and what publint and Are The Types Wrong say about it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import { test } from 'node:test'
import { BUILT_IN_TAGS } from '../../src/card/locales/tags.js'
import { pack, root, tool, unpack } from './packed.js'

const tarball = pack()
const folder = unpack(tarball)
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => posix.relative(folder, posix.join(entry.parentPath, entry.name)))
const ending = (...ends: string[]) => files.filter((file) => ends.some((end) => file.endsWith(end)))
const read = (file: string) => readFileSync(join(folder, file), 'utf8')
const scriptTag = 'dist/cdn/wiro-hubspot-connect.js'
const integrityOf = (file: string) => 'sha384-' + createHash('sha384').update(read(file)).digest('base64')

test('publint finds nothing, not even a suggestion', () => {
  const said = tool(root, 'publint', 'run', tarball, '--strict')

  assert.match(said, /All good!/)
})

test('the types of every entry point resolve with every module resolution', () => {
  tool(root, 'attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'relay.html')
})

test('the package depends on Lit alone, and what a host may bring is optional', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, object | undefined>
  const { dependencies, peerDependencies = {}, peerDependenciesMeta = {}, optionalDependencies } = manifest

  assert.deepEqual(Object.keys(dependencies ?? {}), ['lit'])
  assert.equal(optionalDependencies, undefined)
  const optional = Object.fromEntries(Object.keys(peerDependencies).map((name) => [name, { optional: true }]))
  assert.deepEqual(peerDependenciesMeta, optional)
})

test('npm finds no install script to run or to warn about', () => {
  const { scripts = {} } = JSON.parse(read('package.json')) as { scripts?: Record<string, string> }

  assert.deepEqual(
    ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in scripts),
    [],
  )
})

/** Everything that travels besides the build. */
const travelling =
  /^(package\.json|custom-elements\.json|LICENSE|(README|CHANGELOG|SECURITY)\.md|docs\/.+\.md|docs\/pictures\/[\w-]+\.png)$/

test('the tarball holds the build, the licence and the documentation, and neither sources nor tests', () => {
  const isBuilt = (file: string) =>
    /^dist\/(.+\.(d\.ts|js|js\.map|html)|themes\/[\w-]+\.css|editors\/[\w.-]+\.json|cdn\/(integrity|locales\/[\w-]+\.integrity|wiro-hubspot-connect\.js\.LICENSE)\.txt)$/.test(
      file,
    )

  assert.deepEqual(
    files.filter((file) => !isBuilt(file) && !travelling.test(file)),
    [],
  )
  for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md', 'custom-elements.json'])
    assert.ok(files.includes(file), file)
})

test('each theme is exported, under 1 kB, and sets properties that the element documents', () => {
  const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, { default?: string }> }
  const themes = ending('.css')
  const names = [...read('custom-elements.json').matchAll(/"name": "(--wiro-[\w-]+)"/g)].map(([, name]) => name!)

  assert.deepEqual(
    Object.entries(exports)
      .filter(([entry]) => entry.endsWith('.css'))
      .map(([, file]) => file.default),
    themes.map((file) => './' + file).sort(),
  )
  assert.equal(themes.length, 4)
  for (const file of themes) {
    const set = [...read(file).matchAll(/(--wiro-[\w-]+):/g)].map(([, name]) => name!)
    assert.ok(read(file).length < 1_000, file)
    assert.deepEqual(
      set.filter((name) => !names.includes(name)),
      [],
    )
  }
})

test('the files for editors are where package.json and docs/editors.md name them', () => {
  const { 'web-types': webTypes } = JSON.parse(read('package.json')) as Record<string, string>
  const named = [...read('docs/editors.md').matchAll(/wiro-hubspot-connect\/(dist\/editors\/[\w.-]+)/g)].map(
    ([, file]) => file!,
  )

  assert.deepEqual([...named, webTypes].sort(), files.filter((file) => file.startsWith('dist/editors/')).sort())
})

test('the pictures are small', () => {
  const bytes = ending('.png').map((file) => statSync(join(folder, file)).size)

  assert.ok(bytes.length > 0)
  assert.ok(Math.max(...bytes) < 60_000, `${Math.max(...bytes)} bytes`)
})

test('a module that contains another package begins with the licence of that package', () => {
  assert.match(read('dist/server/handler.js'), /^\/\*! Contains valibot:[^*]*Copyright \(c\) Fabian Hiller/)
})

test('the module for React begins as one for pages, and loads no part of the element before it is drawn', () => {
  assert.match(read('dist/react/index.js'), /^'use client'\n/)
  assert.deepEqual(
    [...modulesLoadedWith('dist/react/index.js')].filter((file) => packagesOf(file).some((name) => name !== 'react')),
    [],
  )
})

test('the script-tag file names the file beside it with the licences, its own and those of Lit', () => {
  const [, name = ''] = /^\/\*! For license information please see (\S+) \*\/\n/.exec(read(scriptTag)) ?? []
  const licences = read(posix.join(posix.dirname(scriptTag), name))

  assert.ok(licences.startsWith(read('LICENSE').trim()), licences)
  assert.match(licences, /Contains (?=.*@lit\/reactive-element)(?=.*lit-html)(?=.*lit-element).*:\n/)
  assert.match(licences, /Copyright \(c\) 2017 Google LLC/)
})

test('each language is a file for a script tag, with its hash beside it, and holds all its texts', () => {
  const folder = 'dist/cdn/locales/'
  const languages = ending('.js').filter((file) => file.startsWith(folder))

  assert.deepEqual(languages, BUILT_IN_TAGS.map((tag) => `${folder}${tag}.js`).sort())
  for (const file of languages) {
    assert.deepEqual(importsOf(file), [], file)
    assert.equal(read(file.replace(/js$/, 'integrity.txt')).trim(), integrityOf(file))
  }
})

test('the script-tag file is one file, which unpkg, jsDelivr and the README name', () => {
  const { unpkg, jsdelivr, version } = JSON.parse(read('package.json')) as Record<string, string>
  const [tag = ''] = /<script[^>]*cdn\.jsdelivr\.net[^>]*>/.exec(read('README.md')) ?? []

  assert.deepEqual(
    ending('.js').filter((file) => posix.dirname(file) === 'dist/cdn'),
    [scriptTag],
  )
  assert.deepEqual(
    [unpkg, jsdelivr].map((file) => posix.join(file!)),
    [scriptTag, scriptTag],
  )
  assert.ok(tag.includes(`/wiro-hubspot-connect@${version}/${scriptTag}"`), tag)
})

test('integrity.txt and the README hold the hash of the script-tag file', () => {
  const integrity = integrityOf(scriptTag)

  assert.equal(read('dist/cdn/integrity.txt').trim(), integrity)
  assert.deepEqual(read('README.md').match(/integrity="[^"]*"/g), [`integrity="${integrity}"`])
})

/** Returns the module specifiers in a file. */
const importsOf = (file: string) =>
  [...read(file).matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name]) => name!)

/** Returns the packages and Node modules that a file imports. */
const packagesOf = (file: string) => importsOf(file).filter((name) => !name.startsWith('.'))

/** Returns a module and those that it imports, except on demand. */
function modulesLoadedWith(file: string): Set<string> {
  const loaded = new Set([file])
  for (const module of loaded)
    for (const [, name] of read(module).matchAll(/^import\s(?:.* from )?"(\.[^"]+)"/gm))
      loaded.add(posix.join(posix.dirname(module), name!))
  return loaded
}

/** Returns the declaration files that the entry points lead to. */
function declarations(): string[] {
  const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, string | { types: string }> }
  const seen = new Set(
    Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [] : [posix.join(entry.types)])),
  )
  for (const file of seen) {
    for (const name of importsOf(file).filter((name) => name.startsWith('.'))) {
      seen.add(posix.join(posix.dirname(file), name.replace(/\.js$/, '.d.ts')))
    }
  }
  return [...seen]
}

test('the modules and their types import only packages that are installed with them', () => {
  const lines = [...ending('.js'), ...declarations()].flatMap((file) =>
    packagesOf(file).map((name) => `${file}: ${name}`),
  )

  assert.ok(lines.some((line) => line.endsWith('card/element.d.ts: lit')))
  // What is made for a framework imports the framework that its reader uses.
  const isOfFramework = (line: string) => /^dist\/(types\/(\w+)\.d\.ts: \2|react\/.+: react$)/.test(line)
  assert.deepEqual(
    lines.filter((line) => !/: (lit($|\/)|node:)/.test(line) && !isOfFramework(line)),
    [],
  )
})

test('only the entry point for Node’s server imports a module of Node', () => {
  const bare = new RegExp(`^(node:.*|${builtinModules.join('|')})$`)
  const files = [...ending('.js'), ...declarations()].filter((file) => packagesOf(file).some((name) => bare.test(name)))

  assert.deepEqual(
    files.filter((file) => !/^dist\/server\/node(-[a-z]+)?\./.test(file)),
    [],
  )
})

test('the script-tag file imports no other file and no package', () => {
  assert.deepEqual(importsOf(scriptTag), [])
})

test('each source map contains its sources, and refers to nothing outside the package', () => {
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

test('each module’s source map is beside it', () => {
  for (const file of ending('.js')) {
    const map = /^\/\/# sourceMappingURL=(.+)$/m.exec(read(file))?.[1]
    if (map) assert.ok(files.includes(posix.join(posix.dirname(file), map)), file)
  }
})

test('no file names a folder of the machine that built it', () => {
  const telling = files.filter((file) => read(file).includes(root.replace(/[\\/]$/, '')))

  assert.deepEqual(telling, [])
})
