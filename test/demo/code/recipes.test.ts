/** The examples that the demo offers for copying: they are the documentation's own. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { test } from 'node:test'
import { docsPaths, readDocs } from '../../../demo/host/docs-pages.js'
import { exampleIn } from '../../../demo/panel/code/markdown-example.js'
import { backEnds, frameworks } from '../../../demo/panel/code/recipes.js'
import { pageOf } from '../../docs/pages.js'
import { root } from '../../package/packed.js'

const recipes = Object.entries({ ...frameworks, ...backEnds })
const examples = recipes.flatMap(([id, { examples: own }]) => own.map((example) => ({ id, example })))

test('each framework and back end has the code that stands in the documentation', () => {
  for (const { id, example } of examples) {
    const { page, section, language, index = 0 } = example
    const expected = pageOf(page).blocksIn(section, language)[index]
    assert.ok(expected, `${id}: ${page} has no ${language} in “${section}”`)
    assert.equal(exampleIn(readFileSync(join(root, page), 'utf8'), example), expected, id)
  }
})

/** What a project has already. */
const OWN_FILES = ['app.module.js']

test('each file that an example imports is one of the files to copy, and in its place', () => {
  for (const [id, { examples: own }] of recipes) {
    const files = [...own.map(({ file }) => file), ...OWN_FILES]
    for (const example of own) {
      const code = exampleIn(readFileSync(join(root, example.page), 'utf8'), example)!
      for (const [, path] of code.matchAll(/\bfrom '(\..*?)'/g))
        assert.ok(files.includes(posix.join(posix.dirname(example.file), path!)), `${id}: ${path}`)
    }
  }
})

test('each framework and back end links to where the documentation goes on', () => {
  for (const [id, { more }] of recipes) {
    const [path, anchor] = more.split('#')
    assert.ok(docsPaths().includes(path!), id)
    if (anchor) assert.ok(String(readDocs(path!)).includes(` id="${anchor}"`), `${id}: ${more}`)
  }
})
