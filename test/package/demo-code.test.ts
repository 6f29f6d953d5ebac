/** The demo's code to copy for Vue and Svelte, by the type checkers that their users run. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { commonAttributes, otherAttributes } from '../../demo/panel/attributes.js'
import { chosenCode } from '../../demo/panel/code/chosen-code.js'
import { exampleIn } from '../../demo/panel/code/markdown-example.js'
import { frameworks } from '../../demo/panel/code/recipes.js'
import { createHost, svelteChecker, typeErrors, vueChecker, type Checker } from './framework-host.js'
import { root } from './packed.js'

const host = createHost()

const checkers: Record<string, Checker> = {
  vue: vueChecker,
  // The example is JavaScript: its attributes are checked, and its own properties have no types.
  svelte: { ...svelteChecker, options: { allowJs: true, checkJs: true, strict: false } },
}

const choices = [...commonAttributes, ...otherAttributes].flatMap(({ name, values = [['/help', '']] }) =>
  values.map(([value]) => [name, value] as const),
)

for (const [id, checker] of Object.entries(checkers)) {
  const { title, examples } = frameworks[id]!
  test(`${title}’s type checker accepts what I copy, whichever attribute I choose`, () => {
    const example = examples.find(({ language }) => language === id)!
    const markdown = exampleIn(readFileSync(join(root, example.page), 'utf8'), example)!
    const files = choices.map(([name, value], index) => {
      const code = chosenCode(example, markdown, (chosen) => (chosen === name ? value : ''))
      return [`Card${index}.${id}`, code] as const
    })

    const errors = typeErrors(host, id, Object.fromEntries(files), checker)

    for (const [file, code] of files) assert.deepEqual(errors[file], [], code)
  })
}
