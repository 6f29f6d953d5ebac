/** Each language besides English: whole, with every hole of a sentence filled, and none of it left in English. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { first } from '../../src/card/locales/en/first.js'
import { panels } from '../../src/card/locales/en/panels.js'
import { problems } from '../../src/card/locales/en/problems.js'
import { loadLanguage } from '../../src/card/locales/languages.js'
import { BUILT_IN_TAGS, builtInTag, type BuiltInTag } from '../../src/card/locales/tags.js'

const english = { first, problems, panels }

async function textsOf(tag: BuiltInTag): Promise<object> {
  const locale = await loadLanguage(tag)
  const parts = { first: locale.first, ...(await locale.loadProblems()), ...(await locale.loadPanels()) }
  return { first: parts.first, problems: parts.problems, panels: parts.panels }
}

/** Holes that stand for themselves. Each is a truthy text, so that a sentence takes its longer form. */
const holesUsed = (text: (holes: object) => unknown): Set<string> => {
  const used = new Set<string>()
  const holes = new Proxy({}, { get: (_, hole) => (used.add(String(hole)), `{${String(hole)}}`) })
  text(holes)
  return used
}

/** Returns each text of a dictionary by its key; a list by the keys of its lines. */
function textsIn(value: unknown, key = ''): [key: string, text: unknown][] {
  if (typeof value !== 'object' || value === null) return [[key, value]]
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, key ? `${key}.${name}` : name))
}

const englishTexts = new Map(textsIn(english))

/** Names, addresses and examples, which are the same in every language. */
const MAY_BE_ENGLISH = /^(HubSpot|{name} \(Hub ID {id}\)|Node\.js|Wiro agent|https:.*|[\w.]+@[\w.]+)$|^$/

const readable = (text: unknown) => {
  if (typeof text !== 'function') return String(text)
  const filled = (text as (holes: object) => unknown)(new Proxy({}, { get: (_, hole) => `{${String(hole)}}` }))
  return Array.isArray(filled) ? filled.join('') : String(filled)
}

for (const tag of BUILT_IN_TAGS) {
  describe(`the language ${tag}`, async () => {
    const texts = new Map(textsIn(await textsOf(tag)))

    it('has the keys of English, and as many steps', () => {
      assert.deepEqual([...texts.keys()].sort(), [...englishTexts.keys()].sort())
    })

    it('fills every hole of a sentence', () => {
      const wrong = [...englishTexts].flatMap(([key, text]) => {
        if (typeof text !== 'function') return []
        const own = texts.get(key)
        const missing = [...holesUsed(text as () => unknown)].filter(
          (hole) => typeof own !== 'function' || !readable(own).includes(`{${hole}}`),
        )
        return missing.map((hole) => `${key}: ${hole}`)
      })
      assert.deepEqual(wrong, [])
    })

    it('leaves no sentence in English', () => {
      const left = [...texts]
        .filter(([key, text]) => {
          const own = readable(text)
          return own === readable(englishTexts.get(key)) && own.split(' ').length > 3 && !MAY_BE_ENGLISH.test(own)
        })
        .map(([key]) => key)
      assert.deepEqual(left, [])
    })

    it('says in the first line of each file that no native reader has reviewed it', () => {
      const folder = new URL(`../../src/card/locales/${tag}/`, import.meta.url)
      for (const file of readdirSync(folder)) {
        const [line] = readFileSync(new URL(file, folder), 'utf8').split('\n')
        assert.equal(line, '// No native reader has reviewed this translation yet.', file)
      }
    })
  })
}

describe('the built-in language for a tag', () => {
  for (const [asked, expected] of [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['ar-EG', 'ar'],
    ['zh', undefined],
    ['en-GB', undefined],
    ['', undefined],
  ] as const) {
    it(`is ${expected ?? 'English'} for ${asked || 'no tag'}`, () => {
      assert.equal(builtInTag(asked), expected)
    })
  }
})
