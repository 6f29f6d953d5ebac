/** What npm runs when the package is packed and published. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { before, test } from 'node:test'
import { copyRepository, root, run, tool } from './packed.js'

let folder: string
const pathOf = (file: string) => join(folder, file)
const read = (file: string) => readFileSync(pathOf(file), 'utf8')
const manifest = readFileSync(join(root, 'package.json'), 'utf8')

before(() => (folder = copyRepository()))

test('packing writes the hash into the README, and takes it out afterwards', () => {
  const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> }
  const original = read('README.md')

  tool(folder, 'tsx', '.ci/readme-integrity.ts', 'write')
  assert.ok(read('README.md').includes(`integrity="${read('dist/cdn/integrity.txt').trim()}"`))

  tool(folder, 'tsx', '.ci/readme-integrity.ts', 'reset')
  assert.equal(read('README.md'), original)
  assert.equal(scripts.prepack, 'npm run build && tsx .ci/readme-integrity.ts write')
  assert.equal(scripts.postpack, 'tsx .ci/readme-integrity.ts reset')
})

const publish = () => run(folder, 'npm', 'publish', '--dry-run', '--ignore-scripts=false', '--no-update-notifier')

test('publishing refuses while the repository’s address is a placeholder', () => {
  writeFileSync(pathOf('package.json'), manifest.replace(/(github\.com\/)\w+/g, '$1OWNER'))

  assert.throws(publish, /Replace OWNER in package\.json before you publish: repository, bugs, homepage/)
})

test('publishing accepts a real address', () => {
  writeFileSync(pathOf('package.json'), manifest.replaceAll('OWNER', 'example'))

  run(folder, 'npm', 'run', 'prepublishOnly')
})

test('no file but package.json names the repository’s address', () => {
  const { homepage } = JSON.parse(manifest) as { homepage: string }
  const address = homepage.replace('#readme', '').replace('https://', '')

  const naming = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => file !== 'package.json' && !file.startsWith('dist') && read(file).includes(address))
  assert.deepEqual(naming, [])
})
