/** Arabic with Latin names in it: what keeps a line's order as it is read. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { first } from '../../src/card/locales/ar/first.js'
import { panels } from '../../src/card/locales/ar/panels.js'
import { problems } from '../../src/card/locales/ar/problems.js'

type Text = [key: string, text: string]

/** Each hole is filled with Latin words, as most names and addresses are. */
const latinHoles = new Proxy({}, { get: () => 'Acme' })

function textsIn(value: unknown, key: string): Text[] {
  if (typeof value === 'function') {
    const text: unknown = (value as (holes: object) => unknown)(latinHoles)
    return [[key, Array.isArray(text) ? text.join('') : String(text)]]
  }
  if (typeof value === 'string') return [[key, value]]
  return Object.entries(value as object).flatMap(([name, part]) => textsIn(part, `${key}.${name}`))
}

const texts = [...textsIn(first, 'first'), ...textsIn(problems, 'problems'), ...textsIn(panels, 'panels')]

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

const count = (text: string, mark: string) => text.split(mark).length - 1

const withoutIsolates = (text: string) => text.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')

describe('an Arabic text', () => {
  it('keeps a Latin name apart from the Latin word or the number behind a colon or a bracket', () => {
    const joined = texts.filter(([, text]) => /[A-Za-z0-9] ?[:(] ?[A-Za-z0-9]/.test(withoutIsolates(text)))

    assert.deepEqual(
      joined.filter(([key]) => !key.endsWith('.href')),
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
