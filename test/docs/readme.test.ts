/** The README names what the package consists of. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../package/packed.js'
import { assertSameNames, codesIn } from './cells.js'
import { pageOf } from './pages.js'

test('the README names each entry point of the package', () => {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string
    exports: Record<string, unknown>
  }

  assertSameNames(
    codesIn(pageOf('README.md').tableIn('What is in the package', 'import'), 'import'),
    Object.keys(exports).map((entry) => name + entry.slice(1)),
  )
})
