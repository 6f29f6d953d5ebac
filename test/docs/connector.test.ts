/** The page on the connector: its states, and its examples, run in Chromium against the packed package. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSameNames, codesIn, nameOf } from './cells.js'
import { membersOf, typeOf, wordsIn } from './declarations.js'
import { openExample, PORTAL_ID } from './example-page.js'
import { exampleIn } from './host-project.js'
import { pageOf } from './pages.js'

const connectorPage = 'docs/connector.md'

test('the page says what to show in each state, and names only methods that exist', () => {
  const table = pageOf(connectorPage).tableIn('A card of your own', '`state.status`')
  const offered = codesIn(table, 'offer').map(nameOf)
  const members = membersOf(typeOf('src/connector/state.ts', 'Connector'))

  assertSameNames(codesIn(table, '`state.status`'), wordsIn(typeOf('src/connector/state.ts', 'State'), 'status'))
  assert.ok(offered.length > 5)
  assert.deepEqual(
    offered.filter((name) => !members.includes(name)),
    [],
  )
})

test('the card in plain JavaScript shows the account, and disconnects it', async () => {
  const [html, code] = (['html', 'js'] as const).map((language) =>
    exampleIn(connectorPage, 'A card of your own', language),
  )
  const { page, errors } = await openExample(code!, html!)

  await page.getByText(`Connected to ${PORTAL_ID}`).waitFor()
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByText('HubSpot is not connected.').waitFor()

  assert.equal(await page.getByRole('button').textContent(), 'Connect HubSpot')
  assert.deepEqual(errors, [])
})

test('elements with one connector show what one of them does', async () => {
  const example = exampleIn(connectorPage, 'Share one flow between elements', 'js')
  const { page, requests } = await openExample(
    `import 'wiro-hubspot-connect/define'\n${example}`,
    '<wiro-hubspot-connect></wiro-hubspot-connect>'.repeat(2),
  )

  await page.getByText(PORTAL_ID).nth(1).waitFor()
  const statuses = await page.evaluate(`(async () => {
    const [one, other] = document.querySelectorAll('wiro-hubspot-connect')
    await one.disconnect()
    return [one.connector === other.connector, one.state.status, other.state.status]
  })()`)

  assert.deepEqual(statuses, [true, 'disconnected', 'disconnected'])
  assert.equal(requests.length, 2)
})
