/** The examples for frameworks, run in Chromium against the packed package. Of the frameworks React is installed. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type TS from 'typescript'
import { parseStatus } from '../../src/protocol/parsed-answers.js'
import { compile, compilerErrors, ts } from '../package/compiler.js'
import { root } from '../package/packed.js'
import { exampleOptions } from './compile-examples.js'
import { openExample, PORTAL_ID, renderOnServer } from './example-page.js'
import { exampleIn, runExample } from './host-project.js'

const reactPage = 'docs/frameworks/react.md'
const serverPage = 'docs/frameworks/server-rendering.md'

const reactRoot = `<div id="root"></div>`
const headers = `{ 'x-csrf-token': 'from-page' }`

/** Draws an example's component, and records the accounts that its event tells. */
const drawn = (component: string, start = `createRoot(document.querySelector('#root')).render(component)`) => `
  import { createRoot, hydrateRoot } from 'react-dom/client'
  window.connected = []
  const component = <${component} headers={${headers}} onConnected={({ portalId }) => connected.push(portalId)} />
  ${start}`

/** The card without an account fires the event when it finds one. */
const fireConnected = `document.querySelector('wiro-hubspot-connect')
  .dispatchEvent(Object.assign(new Event('wiro-connected'), { portalId: '1' }))`

for (const [section, component] of [
  ['The component', 'HubSpot'],
  ['The tag without the component', 'HubSpotTag'],
] as const) {
  test(`the example “${section}” sends its headers with the first request, and hears the event`, async () => {
    const code = exampleIn(reactPage, section, 'jsx') + drawn(component)
    const { page, requests, errors } = await openExample(code, reactRoot)

    await page.getByText(PORTAL_ID).waitFor()
    await page.evaluate(fireConnected)

    assert.deepEqual(
      requests.map((request) => request['x-csrf-token']),
      ['from-page'],
    )
    assert.deepEqual(await page.evaluate('connected'), ['1'])
    assert.deepEqual(errors, [])
  })
}

test('the example of an account in React shows it at each visit', async () => {
  const start = `
    import { createRoot } from 'react-dom/client'
    createRoot(document.querySelector('#root')).render(<HubSpotAccount />)`
  const { page, errors } = await openExample(
    exampleIn(reactPage, 'Show the account yourself', 'jsx') + start,
    reactRoot,
  )

  await page.getByText(`Contacts come from portal ${PORTAL_ID}.`).waitFor()

  assert.deepEqual(errors, [])
})

test('the example in Lit sends its headers with the first request, and hears the event', async () => {
  const start = `
    const settings = document.createElement('hubspot-settings')
    window.connected = []
    Object.assign(settings, { headers: ${headers}, handleConnected: ({ portalId }) => connected.push(portalId) })
    document.body.append(settings)`
  const { page, requests, errors } = await openExample(exampleIn('docs/frameworks/lit.md', 'Lit', 'js') + start, '')

  await page.getByText(PORTAL_ID).waitFor()
  await page.evaluate(fireConnected.replace('document', `document.querySelector('hubspot-settings').shadowRoot`))

  assert.deepEqual(
    requests.map((request) => request['x-csrf-token']),
    ['from-page'],
  )
  assert.deepEqual(await page.evaluate('connected'), ['1'])
  assert.deepEqual(errors, [])
})

const status = `{ result: true, connected: true, username: '${PORTAL_ID}', errors: [] }`

test('React takes over a page from the server without a warning, and draws the status that it brought', async () => {
  const example = exampleIn(reactPage, 'A page drawn on the server', 'jsx')
  const component = `<HubSpotSettings status={${status}} />`
  const start = `import { hydrateRoot } from 'react-dom/client'\nhydrateRoot(document.querySelector('#root'), ${component})`
  const html = await renderOnServer(example, component)
  assert.match(
    html,
    /^<wiro-hubspot-connect token-endpoint="\/api\/hubspot" initial-status="[^"]+"><\/wiro-hubspot-connect>$/,
  )
  const { page, requests, errors } = await openExample(`${example}\n${start}`, `<div id="root">${html}</div>`)

  await page.getByText(PORTAL_ID).waitFor()

  assert.deepEqual(requests, [])
  assert.deepEqual(errors, [])
})

test('the button of the hook in React disconnects the account that it shows, also on a page from the server', async () => {
  const example = exampleIn(reactPage, 'A card of your own', 'jsx')
  const start = `import { hydrateRoot } from 'react-dom/client'
    hydrateRoot(document.querySelector('#root'), <HubSpotButton />)`
  const html = await renderOnServer(example, '<HubSpotButton />')
  assert.equal(html, '<button disabled="">Connect HubSpot</button>')
  const { page, errors } = await openExample(`${example}\n${start}`, `<div id="root">${html}</div>`)

  await page.getByRole('button', { name: `Disconnect ${PORTAL_ID}` }).click()
  await page.getByRole('button', { name: 'Connect HubSpot', disabled: false }).waitFor()

  assert.deepEqual(errors, [])
})

test('the element gets the headers that were set before it was defined', async () => {
  const html = '<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect>'
  const example = exampleIn(serverPage, 'Set properties before the first request', 'js')
  const { page, requests, errors } = await openExample(example, html)

  await page.getByText(PORTAL_ID).waitFor()

  assert.deepEqual(
    requests.map((request) => request['x-csrf-token']),
    ['from-the-page'],
  )
  assert.deepEqual(errors, [])
})

test('a page from the server contains a status that the card reads', () => {
  const html = runExample(
    `import { createEmulator } from 'wiro-hubspot-connect/emulator'
    import { createHandler } from 'wiro-hubspot-connect/server'
    const emulator = createEmulator({ seed: { agents: [{ guid: 'guid', connected: '${PORTAL_ID}' }] } })
    const cookie = 'session=1'
    const request = new Request('https://app.example.com/settings', { headers: { cookie } })
    const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    const handler = createHandler({
      apiKey: 'YOUR_API_KEY',
      publicUrl: 'https://app.example.com/api/hubspot',
      baseUrl: 'http://127.0.0.1/v1',
      fetch: emulator.fetch,
      resolveAgent: ({ headers }) => (headers.get('cookie') === cookie ? 'guid' : undefined),
    })`,
    exampleIn(serverPage, 'Spare the first request', 'js'),
    'console.log(JSON.stringify(html))',
  ) as string

  const [, written = ''] = /initial-status="([^"]+)"/.exec(html) ?? []
  const status = parseStatus(JSON.parse(written.replaceAll('&quot;', '"').replaceAll('&amp;', '&')))
  assert.deepEqual([status?.connected, status?.account.portalId], [true, PORTAL_ID])
})

/** Compiles a component beside the import that the page on React shows. */
function errorsInComponent(jsx: string): string[] {
  const folder = join(root, 'test/docs')
  const component = join(folder, 'example-component.tsx')
  const sources = new Map([
    [join(folder, 'example-jsx.ts'), exampleIn(reactPage, 'TypeScript', 'ts')],
    [component, `export const card = ${jsx}\n`],
  ])
  const options: TS.CompilerOptions = { ...exampleOptions, strict: true, jsx: ts.JsxEmit.ReactJSX }
  const program = compile([...sources.keys()], options, sources)
  return compilerErrors(
    program,
    [...sources.keys()].map((file) => program.getSourceFile(file)),
  )
}

test('React’s JSX knows the element by the import on the page', () => {
  const card = `<wiro-hubspot-connect token-endpoint="/api/hubspot" onwiro-connected={(event) => event.portalId?.trim()} />`

  assert.deepEqual(errorsInComponent(card), [])
  assert.match(errorsInComponent(card.replace('event.portalId', 'event.portal')).join(), /portal/)
  assert.match(errorsInComponent(card.replace('token-endpoint', 'token-endpont')).join(), /token-endpoint/)
})
