/** The element drawn by Lit's server renderer, as docs/frameworks/server-rendering.md shows it, and taken over in Chromium. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { first } from '../../src/card/locales/en/first.js'
import { problems } from '../../src/card/locales/en/problems.js'
import { panels } from '../../src/card/locales/en/panels.js'
import { openExample, PORTAL_ID } from './example-page.js'
import { exampleIn, runExample } from './host-project.js'

const page = 'docs/frameworks/server-rendering.md'
const section = 'Draw the card on the server'

/** Returns the HTML that the page's example makes on a server. */
const renderOnServer = (answer: object): string =>
  runExample(
    '',
    exampleIn(page, section, 'js'),
    `console.log(JSON.stringify(await renderCard(${JSON.stringify(answer)})))`,
  ) as string

const connected = { result: true, connected: true, username: PORTAL_ID, errors: [] }

const refusalOf = (code: string) => ({ result: false, errors: [{ code, message: '' }] })

for (const [what, answer, expected] of [
  ['a connected account', connected, first.connected.status],
  ['no account', { ...connected, connected: false }, first.disconnected.status],
  ['somebody who is not signed in', refusalOf('signed_out'), first.codes.signed_out.title],
  ['a refusal that is explained on demand', refusalOf('no_agent'), first.checking.status],
  ['an answer that is no status', { result: false, errors: [] }, first.checking.status],
] as const) {
  test(`F122 a server draws the card with ${what}`, () => {
    const html = renderOnServer(answer)

    assert.match(html, /<template shadowroot="open" shadowrootmode="open">/)
    assert.match(html, new RegExp(`<span><!--lit-part-->${expected}<`))
  })
}

test('the browser takes the drawn card over without a request, a warning or another drawing', async () => {
  const mark = `<script>
    const { shadowRoot } = document.querySelector('wiro-hubspot-connect')
    globalThis.drawnOnServer = shadowRoot.querySelector('section')
  </script>`
  const {
    page: tab,
    requests,
    errors,
  } = await openExample(exampleIn(page, section, 'js', 1), renderOnServer(connected) + mark)
  const card = tab.locator('wiro-hubspot-connect')
  await tab.waitForFunction(() => customElements.get('wiro-hubspot-connect'))
  await card.evaluate((element) => (element as unknown as { updateComplete: Promise<boolean> }).updateComplete)

  const isSame = await card.evaluate(
    ({ shadowRoot }) => shadowRoot!.querySelector('section') === Reflect.get(globalThis, 'drawnOnServer'),
  )
  assert.deepEqual([isSame, requests.length], [true, 0])

  await card.getByRole('button', { name: first.buttons.disconnect }).click()
  await card.getByRole('button', { name: panels.disconnect.keep }).waitFor()
  assert.deepEqual(
    errors.filter((message) => !/Lit is in dev mode|Multiple versions/.test(message)),
    [],
  )
})

for (const [code, title] of [
  ['signed_out', first.codes.signed_out.title],
  ['no_agent', problems.codes.no_agent.title],
] as const) {
  test(`the browser takes a drawn refusal over, and explains it without a request: ${code}`, async () => {
    const {
      page: tab,
      requests,
      errors,
    } = await openExample(exampleIn(page, section, 'js', 1), renderOnServer(refusalOf(code)))

    await tab.getByText(title).waitFor()

    assert.equal(requests.length, 0)
    assert.deepEqual(
      errors.filter((message) => !/Lit is in dev mode|Multiple versions/.test(message)),
      [],
    )
  })
}

test('importing the element in Node loads no Lit, and leaves no customElements behind', () => {
  const left = runExample(
    "import 'wiro-hubspot-connect/define'",
    '',
    "await new Promise((resolve) => setTimeout(resolve)); console.log(JSON.stringify(['customElements' in globalThis, 'litElementVersions' in globalThis]))",
  )

  assert.deepEqual(left, [false, false])
})
