import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mailtoUrl, supportUrlFor } from '../../src/card/support.js'

const page = 'http://app.example.com/settings'

describe('the URL of a host’s support page', () => {
  for (const [url, expected] of [
    ['https://help.example.com/?from=card', 'https://help.example.com/?from=card'],
    ['mailto:help@example.com', 'mailto:help@example.com'],
    ['/help', 'http://app.example.com/help'],
    ['http://help.example.com/', undefined],
    ['javascript:alert(1)', undefined],
    ['java\nscript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['tel:123', undefined],
    ['https://', undefined],
    ['', undefined],
  ] as const) {
    it(`${JSON.stringify(url)} leads ${expected ? 'there' : 'nowhere'}`, () => {
      assert.equal(supportUrlFor(url, page), expected)
    })
  }
})

describe('an email', () => {
  it('keeps its lines and its characters', () => {
    const url = mailtoUrl('Connect & go', 'Hello,\nöffne “this”?')

    const { searchParams } = new URL(url)
    assert.deepEqual(
      [url.split('?')[0], searchParams.get('subject'), searchParams.get('body')],
      ['mailto:', 'Connect & go', 'Hello,\r\nöffne “this”?'],
    )
  })
})
