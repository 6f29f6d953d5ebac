/** The README: its project connects an account, and what it says about the package is so. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../package/packed.js'
import { assertSameNames, codesIn } from './cells.js'
import { connectAt } from './connect-in-browser.js'
import { freePorts, makeProject, startNode } from './dev-project.js'
import { pageOf, pages } from './pages.js'

const readme = pageOf('README.md')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const block = (section: string, language: string, index = 0) => {
  const code = readme.blocksIn(section, language)[index]
  assert.ok(code, `README.md shows no ${language} in “${section}”`)
  return code
}

test('the README’s page, route and settings connect an account of the emulator', async () => {
  const { replace, portOf } = await freePorts(5173, 3000, 5174)
  const local = 'Run it locally'
  const [withoutSession = ''] = /resolveAgent: \(\) => '[\w-]+'/.exec(readme.text) ?? []
  const folder = makeProject({
    'emulator.js': replace(block(local, 'js')),
    'server.js': replace(block('Add the route', 'js').replace(/resolveAgent: .*/, () => withoutSession)),
    '.env': replace(block(local, 'ini')),
    'vite.config.js': replace(block(local, 'js', 1)),
    'index.html': block('Put it on a page', 'html'),
    'main.js': replace(block(local, 'js', 2)),
  })
  await startNode(folder, portOf(5174), 'emulator.js')
  await startNode(folder, portOf(3000), '--env-file=.env', 'server.js')
  await startNode(folder, portOf(5173), 'node_modules/vite/bin/vite.js')

  assert.match(await connectAt(portOf(5173)), /Acme Europe/)
})

test('the README names each entry point of the package', () => {
  const { name, exports } = JSON.parse(read('package.json')) as { name: string; exports: Record<string, unknown> }

  assertSameNames(
    codesIn(readme.tableIn('What is in the package', 'import'), 'import').filter((code) => code.startsWith(name)),
    Object.keys(exports).map((entry) => name + entry.slice(1)),
  )
})

test('the README links each page of the documentation', () => {
  assertSameNames(
    readme.links.filter((target) => target.startsWith('docs/') && target.endsWith('.md')),
    [...pages.keys()].filter((path) => path.startsWith('docs/')),
  )
})

test('the README’s sizes are the limits that are checked', () => {
  const limits = [...read('test/bench/size.ts').matchAll(/, (\d+_\d+)\]/g)].map(([, bytes]) => +bytes!.replace('_', ''))
  const written = [...readme.text.matchAll(/at most (\d+(?:\.5)?) KiB/g)].map(([, kib]) => +kib! * 1024)

  assert.equal(written.length, 4)
  assert.deepEqual(
    written.filter((bytes) => !limits.includes(bytes)),
    [],
  )
})

test('the README names the versions of frameworks that the tests use', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> }

  for (const name of ['React', 'Express', 'Hono']) {
    const [minor = ''] = /^\d+\.\d+/.exec(devDependencies[name.toLowerCase()]!) ?? []
    assert.ok(readme.text.includes(`${name} ${minor}`), `${name} ${minor}`)
  }
})
