/** The component of `wiro-hubspot-connect/react`, drawn by React 18 and React 19 in Chromium and on a server. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually, eventuallyEqual } from '../eventually.js'
import { emulator } from '../docs/product.js'
import { connect, heardBy, openReactPage } from './react-page.js'
import { createReactProject, REACT_VERSIONS, runOnServer } from './react-project.js'

const timeout = 60_000

/** A settings page: what it hears is written down, and each drawing has functions of its own. */
const settings = `
function Settings({ token = 'first', children, ...props }) {
  return (
    <WiroHubspotConnect
      tokenEndpoint="/api/hubspot"
      headers={() => ({ 'x-csrf-token': token })}
      onConnected={({ portalId }) => heard.push('connected ' + portalId)}
      onDisconnected={() => heard.push('disconnected')}
      onFlowEnd={({ outcome }) => heard.push('flow ' + outcome)}
      {...props}
    >
      {children}
    </WiroHubspotConnect>
  )
}
`

const connected = `{ result: true, connected: true, username: '12345678', errors: [] }`

for (const version of REACT_VERSIONS) {
  const folder = createReactProject(version)

  const open = (component: string, code = '') =>
    openReactPage(
      folder,
      `${settings}${code}\nconst reactRoot = createRoot(root)\nwindow.draw = (element) => reactRoot.render(element)\ndraw(${component})`,
    )

  /** Draws the component on a server, and lets the page take it over. */
  async function hydrate(component: string, start = '') {
    const server = `import { renderToString } from 'react-dom/server'
      import { WiroHubspotConnect } from 'wiro-hubspot-connect/react'
      ${settings}
      console.log(renderToString(${component}))`
    const html = await runOnServer(folder, server)
    return { html, ...(await openReactPage(folder, `${settings}${start}\nhydrateRoot(root, ${component})`, html)) }
  }

  test(
    `${version}: connects, with the headers in each request and one call of each listener`,
    { timeout },
    async () => {
      const { page, actions, tokens, errors } = await open('<Settings />')

      await connect(page)
      await page.getByText('Hub ID 12345678').waitFor()

      assert.deepEqual(await heardBy(page), ['connected 12345678', 'flow connected'])
      assert.deepEqual([actions[0], new Set(tokens)], ['status', new Set(['first'])])
      assert.deepEqual(errors, [])
    },
  )

  test(`${version}: in StrictMode each listener is called once, and the status is read once`, { timeout }, async () => {
    const { page, actions, errors } = await open('<StrictMode><Settings /></StrictMode>')
    await page.getByRole('button', { name: 'Connect HubSpot' }).waitFor()
    assert.deepEqual(actions, ['status'])

    await connect(page)
    await page.getByText('Hub ID 12345678').waitFor()

    assert.deepEqual(await heardBy(page), ['connected 12345678', 'flow connected'])
    assert.deepEqual(errors, [])
  })

  test(
    `${version}: a page from a server is taken over, and then sends its headers and connects`,
    { timeout },
    async () => {
      const { html, page, tokens, errors } = await hydrate('<Settings />')
      assert.equal(html, '<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect>')
      await page.getByRole('button', { name: 'Connect HubSpot' }).waitFor()
      assert.deepEqual(tokens, ['first'])

      await connect(page)
      await page.getByText('Hub ID 12345678').waitFor()

      assert.deepEqual(await heardBy(page), ['connected 12345678', 'flow connected'])
      assert.deepEqual(errors, [])
    },
  )

  test(`${version}: sends no request before React has taken the page over`, { timeout }, async () => {
    const { page, actions, tokens } = await openReactPage(
      folder,
      `${settings}\nwindow.hydrate = () => hydrateRoot(root, <Settings />)`,
      '<wiro-hubspot-connect token-endpoint="/api/hubspot"></wiro-hubspot-connect>',
    )
    await page.waitForLoadState('networkidle')
    assert.deepEqual(actions, [])

    await page.evaluate('void hydrate()')
    await page.getByRole('button', { name: 'Connect HubSpot' }).waitFor()

    assert.deepEqual(tokens, ['first'])
  })

  test(
    `${version}: a server draws attributes, classes, styles and children, and React finds them again`,
    { timeout },
    async () => {
      const { html, page, errors } = await hydrate(
        `<Settings agentKey="a" mode="popup" headingLevel={2} disabled={false} className="card" style={{ '--wiro-radius': '4px' }}
        lang="en" id="hubspot" backend={undefined} onClick={() => heard.push('click')}><p slot="footer">Help</p></Settings>`,
      )

      for (const attribute of [
        ...[
          'agent-key="a"',
          'mode="popup"',
          'heading-level="2"',
          'class="card"',
          'style="--wiro-radius:4px"',
          'id="hubspot"',
        ],
      ])
        assert.ok(html.includes(attribute), `${attribute} is not in ${html}`)
      assert.doesNotMatch(html, /disabled|headers|backend|function|object|on[A-Z]/)
      await page.getByText('Help').click()
      assert.deepEqual(await heardBy(page), ['click'])
      assert.deepEqual(errors, [])
    },
  )

  test(`${version}: a status that came with the page is drawn without a request`, { timeout }, async () => {
    const { html, page, actions, errors } = await hydrate(`<Settings initialStatus={${connected}} />`)
    assert.match(html, /initial-status="{&quot;result&quot;:true,/)

    await page.getByText('Hub ID 12345678').waitFor()

    assert.deepEqual(actions, [])
    assert.deepEqual(errors, [])
  })

  test(
    `${version}: the latest functions are called, and a prop that goes takes its effect along`,
    { timeout },
    async () => {
      const { page, tokens } = await open(
        '<Settings disabled accountName="Acme" />',
        `window.redraw = () => draw(<Settings token="second" onConnected={() => heard.push('second listener')} />)`,
      )
      const button = page.getByRole('button', { name: 'Connect HubSpot' })
      await button.waitFor()
      assert.equal(await button.isDisabled(), true)

      await page.evaluate('redraw()')
      await connect(page)
      await page.getByText('Hub ID 12345678').waitFor()

      assert.deepEqual(await heardBy(page), ['second listener', 'flow connected'])
      assert.deepEqual([tokens[0], tokens.at(-1)], ['first', 'second'])
    },
  )

  test(`${version}: onBeforeConnect stops a flow, and onError hears of a failure`, { timeout }, async () => {
    const { page } = await open(
      '<Settings onBeforeConnect={(event) => window.stops && event.preventDefault()} onError={({ code }) => heard.push(code)} />',
    )
    await page.evaluate('window.stops = true')
    await page.getByRole('button', { name: 'Connect HubSpot' }).click()
    assert.equal(page.context().pages().length, 1)

    await page.evaluate('window.stops = false')
    emulator.faults.set('token_exchange_failed')
    await connect(page)
    await eventuallyEqual('the failure', () => heardBy(page), ['token_exchange_failed', 'flow failed'])
  })

  test(`${version}: a ref holds the element, whose methods answer`, { timeout }, async () => {
    const { page } = await open(
      '<WiroHubspotConnect tokenEndpoint="/api/hubspot" ref={(card) => void (window.card = card)} />',
    )
    await page.getByRole('button', { name: 'Connect HubSpot' }).waitFor()

    assert.equal(await page.evaluate('card.checkStatus().then(({ status }) => status)'), 'disconnected')
    await page.evaluate('draw(null)')
    await eventuallyEqual('the ref without the element', () => page.evaluate('card'), null)
  })

  test(
    `${version}: a card that is taken out in mid-flow and comes back goes on with the flow`,
    { timeout },
    async () => {
      const { page, errors } = await open('<Settings />', 'window.show = () => draw(<Settings />)')
      const opened = page.waitForEvent('popup')
      await page.getByRole('button', { name: 'Connect HubSpot' }).click()
      const popup = await opened
      await popup.getByRole('radio', { name: 'Acme Europe' }).check()

      await page.evaluate('draw(null)')
      await page.evaluate('show()')
      await popup.getByRole('button', { name: 'Connect app' }).click()
      await page.getByText('Hub ID 12345678').waitFor()

      assert.deepEqual(await heardBy(page), ['connected 12345678', 'flow connected'])
      assert.deepEqual(errors, [])
    },
  )

  // React 18 has no Activity.
  if (version === 'React 19')
    test(`${version}: a card that Activity hides in mid-flow hears of its connection`, { timeout }, async () => {
      const { page, errors } = await open(
        `<Activity mode="visible"><Settings /></Activity>`,
        `import { Activity } from 'react'
        window.hide = () => draw(<Activity mode="hidden"><Settings /></Activity>)`,
      )
      const opened = page.waitForEvent('popup')
      await page.getByRole('button', { name: 'Connect HubSpot' }).click()
      const popup = await opened
      await popup.getByRole('radio', { name: 'Acme Europe' }).check()

      await page.evaluate('hide()')
      await page.locator('wiro-hubspot-connect').waitFor({ state: 'hidden' })
      await popup.getByRole('button', { name: 'Connect app' }).click()

      await eventuallyEqual('what was heard', () => heardBy(page), ['connected 12345678', 'flow connected'])
      assert.deepEqual(errors, [])
    })

  test(
    `${version}: a backend that is written in place is asked once, by its latest functions`,
    { timeout },
    async () => {
      const { page, errors } = await open(
        '<OwnBackend />',
        `function OwnBackend() {
        const [drawings, setDrawings] = useState(1)
        const backend = {
          status: async () => (heard.push('status of ' + drawings), ${connected}),
          disconnect: async () => (heard.push('disconnect of ' + drawings), { result: true, errors: [] }),
          connect: async () => ({ result: false, errors: [] }),
        }
        return <WiroHubspotConnect backend={backend} relayUrl="/api/hubspot" onStateChange={() => setDrawings((n) => n + 1)} />
      }`,
      )
      await page.getByText('Hub ID 12345678').waitFor()
      assert.deepEqual(await heardBy(page), ['status of 1'])

      await page.getByRole('button', { name: 'Disconnect' }).click()
      await page.locator('[part~=removal]').click()
      const [, asked] = await eventually(
        'the request',
        () => heardBy(page),
        ({ length }) => length > 1,
      )

      assert.match(String(asked), /^disconnect of [2-9]/)
      assert.deepEqual(errors, [])
    },
  )
}
