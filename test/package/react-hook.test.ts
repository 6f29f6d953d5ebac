/** The hook of `wiro-hubspot-connect/react`, in React 18 and React 19 in Chromium and on a server. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { eventuallyEqual } from '../eventually.js'
import { connect, heardBy, openReactPage } from './react-page.js'
import { createReactProject, REACT_VERSIONS, runOnServer } from './react-project.js'

const timeout = 60_000

/** A card of the host's own. */
const ownCard = `
function OwnCard(props) {
  const options = { tokenEndpoint: '/api/hubspot', headers: () => ({ 'x-csrf-token': 'from-hook' }), ...props }
  const { state, connect, disconnect, cancel } = useHubspotConnection(options)
  const press = () => {
    if (state.status === 'connected') void disconnect().then(({ outcome }) => globalThis.heard.push(outcome))
    else void connect().then(({ outcome }) => globalThis.heard.push(outcome))
  }
  return (
    <>
      <p>{state.status === 'connected' ? 'Portal ' + state.account.portalId : state.status}</p>
      <button onClick={press}>{state.status === 'connected' ? 'Disconnect' : 'Connect HubSpot'}</button>
      <button onClick={cancel}>Cancel</button>
    </>
  )
}
`

const connected = `{ result: true, connected: true, username: '12345678', errors: [] }`

const show = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor()

for (const version of REACT_VERSIONS) {
  const folder = createReactProject(version)

  const open = (component: string, code = '') =>
    openReactPage(
      folder,
      `${ownCard}${code}\nconst reactRoot = createRoot(root)\nwindow.draw = (element) => reactRoot.render(element)\ndraw(${component})`,
    )

  for (const [mode, component] of [
    ['', '<OwnCard />'],
    [' in StrictMode', '<StrictMode><OwnCard /></StrictMode>'],
  ] as const) {
    test(
      `${version}: a card of your own connects and disconnects${mode}, with one status read at first`,
      { timeout },
      async () => {
        const { page, actions, tokens, errors } = await open(component)
        await show(page, 'disconnected')
        assert.deepEqual(actions, ['status'])

        await connect(page)
        await show(page, 'Portal 12345678')
        await page.getByRole('button', { name: 'Disconnect' }).click()
        await show(page, 'disconnected')

        assert.deepEqual(await heardBy(page), ['connected', 'disconnected'])
        assert.deepEqual(new Set(tokens), new Set(['from-hook']))
        assert.deepEqual(errors, [])
      },
    )
  }

  test(
    `${version}: a server draws the status that it read, and the page takes it over without a request`,
    { timeout },
    async () => {
      const component = `<OwnCard initialStatus={${connected}} />`
      const server = `import { renderToString } from 'react-dom/server'
      import { useHubspotConnection } from 'wiro-hubspot-connect/react'
      ${ownCard}
      console.log(renderToString(${component}))`
      const html = await runOnServer(folder, server)
      assert.match(html, /<p>Portal (<!-- -->)?12345678<\/p>/)

      const { page, actions, errors } = await openReactPage(folder, `${ownCard}\nhydrateRoot(root, ${component})`, html)
      await page.getByRole('button', { name: 'Disconnect' }).click()
      await show(page, 'disconnected')

      assert.deepEqual(actions, ['disconnect'])
      assert.deepEqual(errors, [])
    },
  )

  test(
    `${version}: a card of your own that was taken out in mid-flow goes on when it is back, and is silent meanwhile`,
    { timeout },
    async () => {
      // A synchronous drawing also ends the effects of what it takes out, which React does later otherwise.
      const { page, actions, errors } = await open(
        '<OwnCard />',
        `window.takeOut = () => flushSync(() => draw(null))
        window.show = () => draw(<OwnCard />)`,
      )
      const opened = page.waitForEvent('popup')
      await page.getByRole('button', { name: 'Connect HubSpot' }).click()
      const popup = await opened
      await popup.getByRole('radio', { name: 'Acme Europe' }).check()

      await page.evaluate('takeOut()')
      const before = actions.length
      await page.evaluate(`for (const name of ['focus', 'online', 'pageshow']) dispatchEvent(new Event(name))`)
      assert.equal(actions.length, before)
      await page.evaluate('show()')
      await popup.getByRole('button', { name: 'Connect app' }).click()

      await show(page, 'Portal 12345678')
      assert.deepEqual(errors, [])
    },
  )

  test(`${version}: the hook and the element show one flow where they share the connector`, { timeout }, async () => {
    const { page, actions, errors } = await open(
      '<Shared />',
      `function Shared() {
        const { state, connector } = useHubspotConnection({ tokenEndpoint: '/api/hubspot' })
        return <><p>{state.status}</p><WiroHubspotConnect connector={connector} /></>
      }`,
    )
    await page.getByRole('button', { name: 'Connect HubSpot' }).waitFor()
    assert.deepEqual(actions, ['status'])

    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Connect HubSpot' }).click()
    await opened
    await show(page, 'authorizing')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await show(page, 'disconnected')

    assert.deepEqual(errors, [])
  })

  test(`${version}: another agent key is another connection, whose status is read`, { timeout }, async () => {
    const { page, actions } = await open(
      '<OwnCard agentKey="one" />',
      'window.change = () => draw(<OwnCard agentKey="two" />)',
    )
    await show(page, 'disconnected')

    await page.evaluate('change()')

    await eventuallyEqual('a second read', () => actions, ['status', 'status'])
    await show(page, 'disconnected')
  })

  for (const [kind, headers] of [
    ['an object', 'token && { token }'],
    ['`Headers`', 'new Headers(token && { token })'],
  ])
    test(
      `${version}: a backend written in place is asked once, and a token that comes late in ${kind} is used`,
      { timeout },
      async () => {
        const { page, errors } = await open(
          '<Late />',
          `function Late() {
        const [token, setToken] = useState()
        window.setToken = setToken
        const { state } = useHubspotConnection({
          relayUrl: '/api/hubspot',
          headers: ${headers},
          backend: {
            status: async () => (heard.push(token ?? 'none'), token ? ${connected} : { result: false, errors: [{ code: 'signed_out', message: '' }] }),
            connect: async () => ({ result: false, errors: [] }),
          },
        })
        return <p>{state.status}</p>
      }`,
        )
        await show(page, 'failed')
        assert.deepEqual(await heardBy(page), ['none'])

        await page.evaluate(`setToken('a-token')`)

        await show(page, 'connected')
        assert.deepEqual(await heardBy(page), ['none', 'a-token'])
        assert.deepEqual(errors, [])
      },
    )
}
