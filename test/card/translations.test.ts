/** What holds for every translation: it says all that English says, of the same things, in the marks of its language. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dictionaries } from './languages.js'
import { textsIn } from './texts-in.js'

const { en: english, ...translations } = dictionaries
const englishTexts = new Map(textsIn(english))

const holesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()

/** A title, a label or a button has none. */
const hasFullStop = (text: string) => /[.。]$/.test(text)

/** What nobody writes with care: typewriter quotation marks, and spaces that are doubled or stand outside. */
const CARELESS = /['"]| {2}|^ | $/

describe('the translations', () => {
  it('are in folders that the tests find', () => {
    assert.ok(Object.keys(translations).length > 1)
  })
})

for (const [tag, dictionary] of Object.entries(translations))
  describe(`the translation into ${tag}`, () => {
    const texts = textsIn(dictionary)

    it('has the texts of English and no others', () => {
      assert.deepEqual(texts.map(([key]) => key).sort(), [...englishTexts.keys()].sort())
    })

    it('names in each text what the English one names', () => {
      assert.deepEqual(
        texts.filter(([key, text]) => String(holesOf(text)) !== String(holesOf(englishTexts.get(key)!))),
        [],
      )
    })

    it('puts no full stop where English has none', () => {
      assert.deepEqual(
        texts.filter(([key, text]) => hasFullStop(text) && !hasFullStop(englishTexts.get(key)!)),
        [],
      )
    })

    it('has the quotation marks and spaces of print', () => {
      assert.deepEqual(
        texts.filter(([, text]) => text.split('\n').some((line) => CARELESS.test(line))),
        [],
      )
    })
  })

// ── Each language ───────────────────────────────────────────────────────────────────────────────────────────────────

const plain = (pieces: readonly unknown[] | string) => (typeof pieces === 'string' ? pieces : pieces.join(''))
const rateLimit = (tag: string, seconds: number) => {
  const { text } = dictionaries[tag]!.problems.codes.rate_limited
  return typeof text === 'string' ? text : plain(text({ seconds } as Record<string, unknown>))
}

describe('a count in a sentence', () => {
  for (const [tag, count, minutes, seconds] of [
    ['en', 1, '1\u00a0minute left', 'You can try again in 1 second.'],
    ['en', 14, '14\u00a0minutes left', 'You can try again in 14 seconds.'],
    ['de', 1, 'Noch 1\u00a0Minute', 'Sie können es in 1 Sekunde erneut versuchen.'],
    ['de', 14, 'Noch 14\u00a0Minuten', 'Sie können es in 14 Sekunden erneut versuchen.'],
    ['nl', 1, 'Nog 1\u00a0minuut', 'Je kunt het over 1 seconde opnieuw proberen.'],
    ['nl', 14, 'Nog 14\u00a0minuten', 'Je kunt het over 14 seconden opnieuw proberen.'],
    ['fr', 1, '1\u00a0minute restante', 'Vous pourrez réessayer dans 1 seconde.'],
    ['fr', 14, '14\u00a0minutes restantes', 'Vous pourrez réessayer dans 14 secondes.'],
    ['it', 1, 'Ancora 1\u00a0minuto', 'Puoi riprovare tra 1 secondo.'],
    ['it', 14, 'Ancora 14\u00a0minuti', 'Puoi riprovare tra 14 secondi.'],
    ['es', 1, 'Queda 1\u00a0minuto', 'Podrás intentarlo de nuevo en 1 segundo.'],
    ['es', 14, 'Quedan 14\u00a0minutos', 'Podrás intentarlo de nuevo en 14 segundos.'],
    ['pt-BR', 1, 'Resta 1\u00a0minuto', 'Você poderá tentar novamente em 1 segundo.'],
    ['pt-BR', 14, 'Restam 14\u00a0minutos', 'Você poderá tentar novamente em 14 segundos.'],
    ['ja', 1, '残り1分', '1秒後にもう一度お試しいただけます。'],
    ['ar', 1, 'بقيت دقيقة واحدة', 'يمكنك إعادة المحاولة بعد ثانية واحدة.'],
    ['ar', 2, 'بقيت دقيقتان', 'يمكنك إعادة المحاولة بعد ثانيتين.'],
    ['ar', 3, 'بقيت 3\u00a0دقائق', 'يمكنك إعادة المحاولة بعد 3 ثوانٍ.'],
    ['ar', 14, 'بقيت 14\u00a0دقيقة', 'يمكنك إعادة المحاولة بعد 14 ثانية.'],
    ['ar', 100, 'بقيت 100\u00a0دقيقة', 'يمكنك إعادة المحاولة بعد 100 ثانية.'],
  ] as const)
    it(`takes the right form in ${tag} for ${count}`, () => {
      assert.equal(dictionaries[tag]!.first.authorizing.note({ minutes: count }), minutes)
      assert.equal(rateLimit(tag, count), seconds)
    })
})

describe('an Italian date', () => {
  for (const [date, expected] of [
    ['1\u00a0maggio\u00a02026', 'dal\u00a01\u00a0maggio\u00a02026'],
    ['8\u00a0maggio\u00a02026', 'dall’8\u00a0maggio\u00a02026'],
    ['11\u00a0maggio\u00a02026', 'dall’11\u00a0maggio\u00a02026'],
    ['18\u00a0maggio\u00a02026', 'dal\u00a018\u00a0maggio\u00a02026'],
  ] as const)
    it(`follows its preposition: ${expected.replaceAll('\u00a0', ' ')}`, () => {
      const { facts, since } = dictionaries.it!.first.connected
      assert.equal(plain(facts({ id: '123', date })), `Hub ID 123 · ${expected}`)
      assert.equal(since({ date }), `Connesso ${expected}`)
    })
})

describe('French punctuation', () => {
  it('has a space that does not break, and a narrow one where French has it', () => {
    const texts = textsIn(dictionaries.fr).filter(([key]) => !key.endsWith('href'))
    assert.deepEqual(
      texts.filter(([, text]) => /[^\u202f][?!;»]|«[^\u202f]|[^\u00a0]:/.test(text)),
      [],
    )
  })
})
