/** Arabic with Latin names in it: what keeps a line's order as it is read. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { first } from '../../src/card/locales/ar/first.js'
import { panels } from '../../src/card/locales/ar/panels.js'
import { problems } from '../../src/card/locales/ar/problems.js'
import { textsIn, type Text } from './texts-in.js'

const texts = textsIn({ first, problems, panels }).filter(([key]) => !key.endsWith('.href'))

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

const count = (text: string, mark: string) => text.split(mark).length - 1

const withoutIsolates = (text: string) => text.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')

describe('an Arabic text', () => {
  it('keeps a Latin name apart from the Latin word or the number behind a colon or a bracket', () => {
    assert.deepEqual(
      texts.filter(([, text]) => /[A-Za-z0-9}] ?[:(] ?[A-Za-z0-9{]/.test(withoutIsolates(text))),
      [],
    )
  })

  it('ends each isolation within its line, or with the line', () => {
    const open = texts.flatMap(([key, text]) => text.split('\n').map((line): Text => [key, line]))

    assert.deepEqual(
      open.filter(([, line]) => count(line, FIRST_STRONG_ISOLATE) < count(line, POP_ISOLATE)),
      [],
    )
    assert.deepEqual(
      open
        .filter(([, line]) => count(line, FIRST_STRONG_ISOLATE) > count(line, POP_ISOLATE))
        .filter(([, line]) => /[\u0600-\u06ff]/.test(line.slice(line.lastIndexOf(FIRST_STRONG_ISOLATE)))),
      [],
    )
  })

  it('ends the line with the address to open, so that a link in an email is the address alone', () => {
    const line = panels.askAdmin.connect({ url: 'https://a.example/settings/', button: first.disconnected.button })

    assert.match(line, /\u2068https:\/\/a\.example\/settings\/$/)
  })
})
