/** The rules of .dependency-cruiser.js, tried on small trees that break one of them each. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { root } from './packed.js'

const options = await extractOptions(join(root, '.dependency-cruiser.js'))

/** Returns the names of the rules that a tree of files, by path and text, breaks. */
async function brokenRules(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wiro-imports-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const { output } = await cruise(['src'], { ...options, baseDir: folder, validate: true })
    return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const target = 'export const value = 1\nexport type Value = number\n'

test('a part of the package may import the parts that the arrows lead to', async () => {
  const broken = await brokenRules({
    'src/protocol/codes.ts': target,
    'src/connector/state.ts': "export { value } from '../protocol/codes.js'\n",
    'src/card/view.ts': "export { value } from '../connector/state.js'\n",
    'src/react/component.ts': "export { value } from '../card/view.js'\n",
    'src/relay/relay.ts': "export { value } from '../protocol/codes.js'\n",
  })

  assert.deepEqual(broken, [])
})

for (const [what, statement] of Object.entries({
  'a value': "export { value } from '../card/view.js'",
  'a type': "export type { Value } from '../card/view.js'",
  'a module on demand': "export const load = () => import('../card/view.js')",
})) {
  test(`a part may not import ${what} against the arrows`, async () => {
    const broken = await brokenRules({ 'src/card/view.ts': target, 'src/connector/state.ts': statement + '\n' })

    assert.deepEqual(broken, ['connector imports only protocol/'])
  })
}

test('the emulator may import nothing of another part, and no package', async () => {
  const broken = await brokenRules({
    'src/protocol/codes.ts': target,
    'src/emulator/index.ts': "export { value } from '../protocol/codes.js'\nexport * from 'node:fs'\n",
  })

  assert.deepEqual(broken.sort(), [
    '(protocol|connector|relay|emulator)/ imports no package',
    'emulator imports only itself',
  ])
})

test('two files may not import each other, be it types alone', async () => {
  const broken = await brokenRules({
    'src/card/one.ts': "import type { Two } from './two.js'\nexport type One = Two[]\n",
    'src/card/two.ts': "import type { One } from './one.js'\nexport interface Two { all: One }\n",
  })

  assert.deepEqual([...new Set(broken)], ['no circle'])
})
