/** What the card says about a time that is left, in languages whose words change with the number. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { first as arabic } from '../../src/card/locales/ar/first.js'
import { first as spanish } from '../../src/card/locales/es/first.js'
import { first as japanese } from '../../src/card/locales/ja/first.js'
import { first as portuguese } from '../../src/card/locales/pt-BR/first.js'
import { problems as arabicProblems } from '../../src/card/locales/ar/problems.js'
import { problems as spanishProblems } from '../../src/card/locales/es/problems.js'
import { problems as portugueseProblems } from '../../src/card/locales/pt-BR/problems.js'
import type { FirstTexts } from '../../src/card/locales/en/first.js'
import type { ProblemTexts } from '../../src/card/locales/en/problems.js'
import type { ProblemFact, Sentence } from '../../src/card/locales/sentence.js'

const withSpaces = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the minutes that are left', () => {
  for (const [{ authorizing }, minutes, expected] of [
    [spanish, 1, 'Queda 1 minuto'],
    [spanish, 14, 'Quedan 14 minutos'],
    [portuguese, 1, 'Resta 1 minuto'],
    [portuguese, 14, 'Restam 14 minutos'],
    [japanese, 1, '残り1分'],
    [japanese, 14, '残り14分'],
    [arabic, 0, 'بقي أقل من دقيقة'],
    [arabic, 1, 'بقيت دقيقة واحدة'],
    [arabic, 2, 'بقيت دقيقتان'],
    [arabic, 3, 'بقيت 3 دقائق'],
    [arabic, 10, 'بقيت 10 دقائق'],
    [arabic, 14, 'بقيت 14 دقيقة'],
    [arabic, 100, 'بقيت 100 دقيقة'],
  ] satisfies [FirstTexts, number, string][]) {
    it(`read: ${expected}`, () => {
      assert.equal(withSpaces(authorizing.note({ minutes })), expected)
    })
  }
})

describe('the seconds until another try', () => {
  for (const [{ codes }, seconds, expected] of [
    [spanishProblems, 1, 'Podrás intentarlo de nuevo en 1 segundo.'],
    [spanishProblems, 40, 'Podrás intentarlo de nuevo en 40 segundos.'],
    [portugueseProblems, 1, 'Você poderá tentar novamente em 1 segundo.'],
    [portugueseProblems, 40, 'Você poderá tentar novamente em 40 segundos.'],
    [arabicProblems, 1, 'يمكنك إعادة المحاولة بعد ثانية واحدة.'],
    [arabicProblems, 2, 'يمكنك إعادة المحاولة بعد ثانيتين.'],
    [arabicProblems, 5, 'يمكنك إعادة المحاولة بعد 5 ثوانٍ.'],
    [arabicProblems, 40, 'يمكنك إعادة المحاولة بعد 40 ثانية.'],
  ] satisfies [ProblemTexts, number, string][]) {
    it(`read: ${expected}`, () => {
      const text = codes.rate_limited.text as Sentence<ProblemFact>

      assert.equal(text({ seconds } as Record<ProblemFact, number>).join(''), expected)
    })
  }
})
