/** The version in the source is the package's version. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { version } from '../src/version.js'

test('the source and package.json name the same version', async () => {
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8')

  assert.equal(version, (JSON.parse(manifest) as { version: string }).version)
})
