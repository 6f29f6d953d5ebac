/**
 * The voice of the card: what everybody reads has short sentences and no word of our trade. What developers need stands in
 * the details; the owner of an own HubSpot app reads HubSpot's own words.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LocaleTexts } from '../../src/card/locales/locale.js'
import { helpOf } from '../../src/protocol/code-help.js'
import { rowOf, type Code } from '../../src/protocol/codes.js'
import type { CodeTexts } from '../../src/card/locales/sentence.js'
import { dictionaries } from './languages.js'
import { textsIn, type Text } from './texts-in.js'

/** Words that a customer's admin does not know, in English and in the other languages. */
const JARGON = new RegExp(
  `(?<!\\p{L})(${[
    'scopes?|keys?|relay|portals?|COOP|CORS|40[134]|HTTP|redirect|endpoint|OAuth|guid|tokens?|callback|URLs?',
    '[\\p{L}-]*schlüssel|endpunkt|weiterleitung|sleutels?|toegangstokens?',
    'clés?|jetons?|redirection|terminaison|chiav[ei]|reindirizzamento|ambit[oi]',
    'claves?|redirección|ámbitos?|alcances?|chaves?|redirecionamento|escopos?',
  ].join('|')})(?!\\p{L})|スコープ|リダイレクト|トークン|エンドポイント|نطاق|رمز الوصول|إعادة التوجيه`,
  'iu',
)

const isForAppOwner = (code: string) => rowOf(code as Code).owner === 'appOwner'

/** What a person with an own app reads of a code, and nobody else. */
function withoutAppOwnersPart([code, texts]: [string, CodeTexts]): [string, Partial<CodeTexts>] {
  const { developer: _developer, ownAppSteps: _ownAppSteps, wiroApp, steps, ...rest } = texts
  return [code, isForAppOwner(code) ? { ...rest, ...wiroApp } : { ...rest, ...wiroApp, ...(steps && { steps }) }]
}

const isOwnAppChoice = (code: string) => helpOf(code as Code).onHubSpotPage === 'ownApp'

/** Leaves out the set-up: whoever has an own app reads HubSpot's own words there. */
function textsForAll({ first, problems, panels }: LocaleTexts): Text[] {
  const { setup: _setup, comparison: _comparison, question, ...panelsForAll } = panels
  const { codes, relayCauses: _causes, developer: _developer, ...rest } = problems
  const choices = Object.fromEntries(Object.entries(question.choices).filter(([code]) => !isOwnAppChoice(code)))
  return [
    ...textsIn(first),
    ...textsIn(rest),
    ...textsIn({ ...question, choices }, 'question'),
    ...textsIn(Object.fromEntries(Object.entries(codes).map(withoutAppOwnersPart)), 'codes'),
    ...textsIn(panelsForAll),
  ].filter(([key]) => !/^askAdmin\.byCode|addScope$|\.href$/.test(key))
}

const MAX_WORDS = 20

const withoutHoles = (text: string) => text.replace(/\{\w+\}/g, '…')

const sentencesOf = (text: string) => text.split(/(?<=[.?!])\s+/)

const wordsOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

for (const [tag, dictionary] of Object.entries(dictionaries))
  describe(`what everybody reads in ${tag}`, () => {
    const texts = textsForAll(dictionary)

    it('holds no word of the trade', () => {
      assert.deepEqual(
        texts.filter(([, text]) => JARGON.test(withoutHoles(text))),
        [],
      )
    })

    it(`has sentences of at most ${MAX_WORDS} words`, () => {
      assert.deepEqual(
        texts.filter(([, text]) => sentencesOf(text).some((sentence) => wordsOf(sentence) > MAX_WORDS)),
        [],
      )
    })

    it('covers most of what the card says, so that nothing hides from it', () => {
      assert.ok(texts.length > 150, `${texts.length} texts`)
    })
  })
