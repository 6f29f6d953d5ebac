/** The page on the connector: its states, and its examples, run in Chromium against the packed package. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSameNames, codesIn, nameOf } from './cells.js'
import { membersOf, typeOf, wordsIn } from './declarations.js'
import { openExample, PORTAL_ID, renderOnServer } from './example-page.js'
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

const reactExample = exampleIn(connectorPage, 'React', 'jsx')

/** Presses the button that the connected account is shown on, and returns the page's errors. */
async function disconnectIn(start: string, html = ''): Promise<string[]> {
  const code = `import { createRoot, hydrateRoot } from 'react-dom/client'\n${reactExample}\n${start}`
  const { page, errors } = await openExample(code, `<div id="root">${html}</div>`)
  await page.getByRole('button', { name: `Disconnect ${PORTAL_ID}` }).click()
  await page.getByRole('button', { name: 'Connect HubSpot', disabled: false }).waitFor()
  return errors
}

test('React draws the connector’s state, and follows it', async () => {
  const start = `createRoot(document.querySelector('#root')).render(<HubSpotButton />)`

  assert.deepEqual(await disconnectIn(start), [])
})

test('React takes the connector’s state over from a server, which makes no connector', async () => {
  const html = await renderOnServer(reactExample, '<HubSpotButton />')
  assert.equal(html, '<button disabled="">Connect HubSpot</button>')
  const start = `hydrateRoot(document.querySelector('#root'), <HubSpotButton />)`

  assert.deepEqual(await disconnectIn(start, html), [])
})
