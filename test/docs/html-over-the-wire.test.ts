/** docs/frameworks/html-over-the-wire.md: its example on a page into which pieces of HTML come late, in Chromium. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample, PORTAL_ID } from './example-page.js'
import { exampleIn } from './host-project.js'

const example = exampleIn('docs/frameworks/html-over-the-wire.md', 'A CSRF token for every card', 'js')
const card = '<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect>'

test('a card that was in the page before the script sends the token with its first request', async () => {
  const { page, requests, errors } = await openExample(example, card)

  await page.getByText(PORTAL_ID).waitFor()

  assert.deepEqual(
    requests.map((request) => request['x-csrf-token']),
    ['from-the-page'],
  )
  assert.deepEqual(errors, [])
})

test('a card in a piece of HTML that comes later sends the token that the page has by then', async () => {
  const { page, requests, errors } = await openExample(example, '<main></main>')
  await page.waitForFunction(() => customElements.get('wiro-hubspot-connect'))

  await page.evaluate((html) => {
    document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')!.content = 'of-the-next-page'
    document.querySelector('main')!.innerHTML = html
  }, card)

  await page.getByText(PORTAL_ID).waitFor()
  assert.deepEqual(
    requests.map((request) => request['x-csrf-token']),
    ['of-the-next-page'],
  )
  assert.deepEqual(errors, [])
})
