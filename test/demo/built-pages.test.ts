/** The demo's pages as they are built: nothing that a page needs is left out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildPages } from '../../demo/host/serve-pages.js'

test('what a page’s script does stays in the build, though the package names none of the demo’s files', async () => {
  const built = await buildPages(['../test/demo/page-script.ts'])

  const code = built.filter(([path]) => path.includes('page-script')).map(([, content]) => content)
  assert.match(code.join('\n'), /authorizeOrigins/)
})
