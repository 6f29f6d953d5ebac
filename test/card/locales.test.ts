/** The dictionary: the one test that holds sentences. */
import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'
import { overrideTexts } from '../../src/card/locales/overrides.js'
import { loadPanelTexts, loadProblemTexts, wordsFor } from '../../src/card/locales/texts.js'
import { sentence } from '../../src/card/locales/sentence.js'
import { CODES, type Code } from '../../src/protocol/codes.js'
import type { CodeTexts } from '../../src/card/locales/sentence.js'

await loadProblemTexts('en')
await loadPanelTexts('en')

describe('an English sentence with holes', () => {
  const { first, problems, panels } = wordsFor('en').texts

  for (const [filled, expected] of [
    [first.authorizing.note({ minutes: 14 }), '14\u00a0minutes left'],
    [problems.lingering.note({ note: '14\u00a0minutes left', link: 'Help' }), '14\u00a0minutes left. Help'],
    [first.authorizing.note({ minutes: 1 }), '1\u00a0minute left'],
    [first.connected.facts({ id: '123', date: 'May 1' }), 'Hub ID 123 · since\u00a0May 1'],
    [first.connected.portal({ id: '123' }), 'Hub ID 123'],
    [first.connected.since({ date: 'May 1' }), 'Since\u00a0May 1'],
    [problems.kept.start({ reason: 'No credits.' }), 'Your agent didn’t start. No credits.'],
    [problems.otherAccount.text({ account: 'A', previousAccount: 'B' }), 'Connected to A. Before, it was B.'],
    [problems.nameAndId({ name: 'Acme', id: '123' }), 'Acme (Hub ID 123)'],
    [problems.accountId({ id: '123' }), 'Hub ID 123'],
    [problems.otherAccount.keep({ name: 'Acme' }), 'Keep Acme'],
    [panels.disconnect.status({ name: 'Acme' }), 'Disconnect Acme?'],
    [panels.disconnect.href({ id: '123' }), 'https://app.hubspot.com/connected-apps/123/installed'],
    [
      problems.agent.unreported({ time: '17 April 2026 at 14:10' }),
      'Your agent hasn’t renewed its access to HubSpot since 17 April 2026 at 14:10.',
    ],
    [panels.comparison.same({ url: 'https://a.example' }), 'https://a.example is Wiro’s redirect URL.'],
  ] as const) {
    it(`reads: ${expected}`, () => {
      assert.equal(typeof filled === 'string' ? filled : filled.join(''), expected)
    })
  }
})

describe('the texts of a code', () => {
  const { first, problems } = wordsFor('en').texts
  const codes = { ...first.codes, ...problems.codes } as Record<Code, CodeTexts>

  for (const code of Object.keys(CODES) as Code[]) {
    it(`have a title and a sentence for ${code}`, () => {
      assert.ok(codes[code].title)
      assert.ok(codes[code].text)
    })
  }
})

describe('a host’s own texts', () => {
  afterEach(() => overrideTexts({}))

  it('replace a text, and leave the others as they are', () => {
    overrideTexts({ en: { disconnected: { status: 'Nothing yet' } } })

    const { disconnected } = wordsFor('en').texts.first
    assert.deepEqual([disconnected.status, disconnected.button], ['Nothing yet', 'Connect HubSpot'])
  })

  it('replace a sentence with holes', () => {
    overrideTexts({ en: { connected: { portal: ({ id }) => sentence`Portal no. ${id}` } } })

    assert.equal(wordsFor('en').texts.first.connected.portal({ id: '1' }).join(''), 'Portal no. 1')
  })

  it('replace a list as a whole', () => {
    overrideTexts({ en: { codes: { invalid_config: { steps: ['Call us.'] } } } })

    assert.deepEqual(wordsFor('en').texts.problems.codes.invalid_config.steps, ['Call us.'])
  })

  it('serve the regions of their language', () => {
    overrideTexts({ de: { title: 'CRM' } })

    assert.equal(wordsFor('de-AT').texts.first.title, 'CRM')
  })

  it('do not replace a sentence by something that is none', () => {
    overrideTexts({ en: { authorizing: { note: 'soon' as never }, title: 7 as never } })

    const { authorizing, title } = wordsFor('en').texts.first
    assert.deepEqual([authorizing.note({ minutes: 2 }), title], ['2\u00a0minutes left', 'HubSpot'])
  })

  it('are merged once', () => {
    overrideTexts({ en: { title: 'CRM' } })

    assert.equal(wordsFor('en').texts, wordsFor('en').texts)
    assert.equal(wordsFor('en').texts.problems, wordsFor('en').texts.problems)
  })

  it('are typed by the dictionary', () => {
    // @ts-expect-error There is no such section.
    overrideTexts({ en: { greeting: 'Hello' } })
    // @ts-expect-error There is no such text in that section.
    overrideTexts({ en: { disconnected: { greeting: 'Hello' } } })
    // @ts-expect-error The sentence has no such hole.
    overrideTexts({ en: { authorizing: { note: ({ hours }: { hours: number }) => `${hours}` } } })
  })
})
