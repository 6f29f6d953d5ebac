/** The code blocks of all pages: each compiles or parses. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { transform } from 'esbuild'
import { parseFragment, type ParserError } from 'parse5'
import { root } from '../package/packed.js'
import { compileExamples } from './compile-examples.js'
import { allBlocks, pages, type Block } from './pages.js'

const place = ({ page, section }: Block) => `${page}, ${section}`

test('each JavaScript, JSX and TypeScript example compiles', () => {
  const examples = allBlocks('js', 'jsx', 'ts', 'tsx').filter(({ appFile }) => !appFile)

  assert.ok(examples.length > 10)
  assert.deepEqual(compileExamples(examples), [])
})

test('a misspelt option in an example does not compile', () => {
  const code = `import { configure } from 'wiro-hubspot-connect'\nconfigure({ endpointOrigin: [] })`
  const [error = ''] = compileExamples([{ page: 'docs/page.md', section: 'Section', language: 'js', code }])

  assert.match(error, /^docs\/page.md, Section: .*endpointOrigin/)
})

test('each HTML example parses without an error', () => {
  const errors: string[] = []
  for (const block of allBlocks('html')) {
    const onParseError = ({ code, startLine }: ParserError) =>
      errors.push(`${place(block)}: ${code}, line ${startLine}`)
    parseFragment(block.code.replace(/^<!doctype html>/i, ''), { onParseError })
  }

  assert.deepEqual(errors, [])
})

test('each JSON example parses', () => {
  for (const block of allBlocks('json')) assert.doesNotThrow(() => JSON.parse(block.code), place(block))
})

test('each style sheet in an example is valid', async () => {
  for (const block of allBlocks('css')) {
    const { warnings } = await transform(block.code, { loader: 'css' })
    assert.deepEqual(
      warnings.map(({ text }) => text),
      [],
      place(block),
    )
  }
})

test('each npm script that a page names exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }
  const named = [...pages.values()].flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script]) => ({ path, script: script! })),
  )

  assert.ok(named.length > 3)
  assert.deepEqual(
    named.filter(({ script }) => !(script in scripts)),
    [],
  )
})
