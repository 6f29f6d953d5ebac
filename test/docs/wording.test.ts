/** The examples of docs/wording.md, applied as they stand. */
import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { loadProblemTexts, wordsFor } from '../../src/card/locales/texts.js'
import { configure, type Settings } from '../../src/configure.js'
import { exampleIn } from './host-project.js'

/** Runs an example with the `configure` of the source. */
async function apply(section: string, index = 0): Promise<void> {
  const example = exampleIn('docs/wording.md', section, 'js', index).replace(/^import .*$/m, '')
  const module = `export default (configure) => {${example}}`
  const { default: run } = (await import(`data:text/javascript,${encodeURIComponent(module)}`)) as {
    default(configure: (changes: Partial<Settings>) => void): void
  }
  await loadProblemTexts('en')
  run(configure)
}

describe('docs/wording.md', () => {
  afterEach(() => configure({ locales: {} }))

  test('the card uses the words that a host replaces, and its own for the others', async () => {
    const own = wordsFor('en').texts.first.disconnected.button

    await apply('Replace words')

    const { first, problems } = wordsFor('en').texts
    assert.equal(first.disconnected.text, 'Let your assistant work with HubSpot.')
    assert.equal(first.disconnected.button, own)
    assert.equal(problems.codes.internal_error.title, 'The assistant had a problem')
  })

  test('a sentence with holes is a function that returns the sentence or its pieces', async () => {
    await apply('Replace words', 1)

    const { first, problems } = wordsFor('en').texts
    assert.equal(first.authorizing.note({ minutes: 3 }), 'You have 3 minutes.')
    assert.deepEqual(problems.lingering.note({ note: 'Soon', link: 'Help' }), ['Soon', ' – ', 'Help'])
  })

  test('a language that a host brings is used for its regions, with English for the rest', async () => {
    await apply('Bring a language')

    const { first } = wordsFor('cs-CZ').texts
    assert.equal(first.connected.status, 'Připojeno')
    assert.equal(first.opening.status, wordsFor('en').texts.first.opening.status)
    assert.notEqual(wordsFor('en').texts.first.connected.status, 'Připojeno')
  })
})
