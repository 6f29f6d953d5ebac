/** What the pages say of the example apps, beside the files that they show. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { apps } from '../frameworks/apps.js'
import { root } from '../package/packed.js'
import { allBlocks } from './pages.js'

const read = (path: string) => readFileSync(join(root, 'demo/frameworks', path), 'utf8')

test('each example app is tested', () => {
  const folders = readdirSync(join(root, 'demo/frameworks'))

  assert.deepEqual(apps.map(({ name }) => name).sort(), folders.sort())
})

test('each example app is shown on a page', () => {
  const shown = new Set(allBlocks().flatMap(({ appFile }) => appFile?.split('/')[0] ?? []))

  assert.deepEqual(
    apps.filter(({ name }) => !shown.has(name)),
    [],
  )
})

for (const file of ['server.js', '.env', 'vite.config.js', 'emulator.js']) {
  test(`the app for React has the ${file} of the app without a framework`, () => {
    assert.equal(read(`react/${file}`), read(`html/${file}`))
  })
}
