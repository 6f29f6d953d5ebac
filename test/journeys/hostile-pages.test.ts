/**
 * Attacks by other pages: the opener, the embedding page, an advertisement in a frame, a page in HubSpot's popup, and a page
 * that only knows the product's URLs. None changes the card, causes a request or runs a script.
 */
import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import { first } from './card-texts.js'
import { hostPortal, statusText } from './dialect.js'
import { serveOtherSite } from './other-site.js'
import { eventuallyEqual } from '../eventually.js'
import { cardOf } from './card.js'
import { approveInPopup, waitForClose, connect } from './hubspot-window.js'
import { journey } from './journey.js'
import { readReturnPage, waitForReturnPage } from './return-page.js'

/** Functions for all of the attacker's pages: forged and malformed messages, sent once or in large numbers. */
const attackScript = `<script>
  const received = []
  addEventListener('message', ({ data }) => received.push(data))
  const success = '?hubspot_connected=true&hubspot_portal=666&hubspot_name=Mallory'
  const forged = (flow) => [
    { wiro: 'outcome', flow, query: success },
    { wiro: 'outcome', flow, query: '?hubspot_error=authorization_denied' },
    { wiro: 'outcome', flow, query: success, verdict: 'undone', code: 'portal_refused' },
    { wiro: 'go', flow, url: 'javascript:document.title="run"', text: '<img src=x onerror=document.title="run">' },
    { wiro: 'go', flow, url: location.origin + '/landed', text: '' },
    ...['ready', 'end', 'stop', 'ack'].map((wiro) => ({ wiro, flow })),
  ]
  const guessed = 'A'.repeat(22)
  const junk = [null, 0, '', 'ready', [], {}, new Map(), new Uint8Array(9), { wiro: 'ready' }, { flow: guessed },
    { wiro: 'outcome', flow: [guessed], query: {} }, { wiro: {}, flow: {} }, JSON.parse('{"__proto__":{"wiro":"ready"}}'),
    { wiro: 'outcome', flow: guessed, query: 'x'.repeat(10_000) }, ...forged(guessed), ...forged(), ...forged(null)]
  const attack = (target, flow) => forged(flow).forEach((word) => target.postMessage(word, '*'))
  const flood = (target, count) => { for (let n = 0; n < count; n++) target.postMessage(junk[n % junk.length], '*') }
</script>`

const attackers = (ours: string): Record<string, string> => ({
  '/': `${attackScript}<iframe src="${ours}/"></iframe><script>const opened = open('${ours}/', 'settings')</script>`,
  '/ad': `${attackScript}<script>attack(parent, location.hash.slice(1))</script>`,
  '/tab': `${attackScript}<script>
    const say = (name, word) => new BroadcastChannel(name).postMessage(word)
    const flow = location.hash.slice(1)
    for (const word of forged(flow)) say('wiro-hubspot-connect:' + flow, word)
    say('wiro-hubspot-connect changed:${ours}/api/hubspot ', '')
  </script>`,
  '/landed': `${attackScript}<script>
    const flow = location.hash.slice(1)
    const hasOpener = !!opener
    if (opener) attack(opener, flow)
    new BroadcastChannel('wiro-hubspot-connect:' + flow).postMessage(forged(flow)[0])
  </script>`,
})

/** Returns a growing list of the bodies that any page posts to the token endpoint. */
function watchEndpoint(context: BrowserContext): string[] {
  const asked: string[] = []
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/hubspot')) asked.push(request.postData() ?? '')
  })
  return asked
}

/** Waits until the page has handled the messages that it received so far. */
const waitForTask = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve)))

/** Adds a frame to the page, as an advertisement would be. Resolves when it has loaded. */
const addFrame = (page: Page, address: string) =>
  page.evaluate((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src })
    return new Promise((resolve) => {
      frame.onload = resolve
      document.body.append(frame)
    })
  }, address)

journey('Other pages and one in HubSpot’s popup attack my page, and I still get connected', async (fixture) => {
  const { page, context, origin, emulator } = fixture
  const name = `<img src=x onerror="document.title='run'"><b>Acme</b> \u202eepoS\u2066`
  emulator.faults.set(
    'callback-query',
    `hubspot_connected=true&hubspot_portal=12345678&hubspot_name=${encodeURIComponent(name)}`,
  )
  const evil = await serveOtherSite(context, attackers(origin), 'evil')
  const [mine] = await Promise.all([context.waitForEvent('page'), page.goto(evil, { waitUntil: 'commit' })])
  const card = cardOf(mine)
  await card.waitForStatus(first.disconnected.status)
  const flowOf = async () => ((await card.state()) as { flow: { id: string } }).flow.id

  // The attacker knows the flow's ID. First the relay page is missing, so any window could claim to be it.
  await fixture.setHostFaults('relay-404')
  const lost = await card.pressForPopup(first.disconnected.button)
  await fixture.expectConsole(/status of 404/)
  const opening = await card.state()
  await page.evaluate(`attack(opened, '${await flowOf()}')`)
  await waitForTask(mine)
  assert.deepEqual(await card.state(), opening)
  await fixture.setHostFaults()
  await card.press(first.buttons.cancel)
  await waitForClose(lost)
  await card.waitForStatus(first.disconnected.status)

  const popup = await card.pressForPopup(first.disconnected.button)
  await popup.getByRole('button', { name: 'Connect app' }).waitFor()
  await card.waitForStatus(first.authorizing.status)
  const before = await card.state()
  const id = await flowOf()
  const asked = watchEndpoint(context)
  await page.evaluate(`attack(opened, '${id}'); attack(frames[0], '${id}'); flood(opened, 10_000)`)
  const flooded = Date.now()
  await waitForTask(mine)
  assert.ok(Date.now() - flooded < 3_000, 'The page was busy with the flood of messages.')
  const tab = await context.newPage()
  await tab.goto(`${evil.replace('evil.', '')}/tab#${id}`)
  await addFrame(mine, `${evil}/ad#${id}`)
  await waitForTask(mine)
  assert.deepEqual(await card.state(), before)
  assert.deepEqual(
    asked.filter((body) => !body.includes('"status"')),
    [],
  )
  assert.ok(asked.length < 2, 'The flood of messages caused requests.')
  await tab.close()

  await popup.evaluate((url) => void (location.href = url), `${evil}/landed#${id}`)
  await popup.waitForURL(evil + '/landed*')

  assert.equal(await popup.evaluate('hasOpener'), true)
  assert.equal(await popup.evaluate('name'), '')
  await waitForTask(mine)
  assert.equal(mine.url(), origin + '/')
  assert.deepEqual(await card.state(), before)
  assert.notEqual(await popup.title(), 'run')
  assert.deepEqual(await popup.evaluate('received'), [])
  const reopened = await card.pressForPopup(first.buttons.reopen)
  await waitForClose(popup)
  await approveInPopup(reopened)
  await card.waitForStatus(first.connected.status)
  await card.waitForText(statusText(`<img src=x onerror="document.title='run'"><b>Acme</b> epoS`, 'Acme Europe'))
  assert.deepEqual(await card.events(), [
    'before-connect false',
    'flow-end cancelled',
    'before-connect false',
    // The callback's name is not Wiro's, so its portal id is not believed either.
    statusText('connected 12345678', 'connected'),
    'flow-end connected',
  ])
  for (const each of [page, mine]) assert.notEqual(await each.title(), 'run')
  assert.deepEqual(await page.evaluate('received'), [])
})

journey('A page in HubSpot’s popup navigates mine away, and my flow goes on when I come back', async (fixture) => {
  const { page, context, origin, cardUrl, pressForPopup, waitForStatus, waitForText } = fixture
  await waitForStatus(first.disconnected.status)
  const popup = await pressForPopup(first.disconnected.button)
  await waitForStatus(first.authorizing.status)
  const evil = await serveOtherSite(
    context,
    {
      '/thief': `${attackScript}<script>
        const flow = location.hash.slice(1)
        let readable = 'nothing'
        try { readable = opener.document.title } catch {}
        opener.location = location.origin + '/settings'
      </script>`,
      '/settings': '<h1>Settings</h1>',
    },
    'evil',
  )
  const flow = ((await fixture.state()) as { flow: { id: string } }).flow.id

  await popup.evaluate((url) => void (location.href = url), `${evil}/thief#${flow}`)

  // That much the open opener costs: the page is gone, as after a reload. Nothing of it could be read.
  await page.waitForURL(evil + '/settings')
  assert.equal(await popup.evaluate('readable'), 'nothing')
  assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), [])
  await page.goBack()
  await eventuallyEqual('the page’s URL', () => page.url(), cardUrl)
  await waitForStatus(first.authorizing.status)
  assert.equal(((await fixture.state()) as { flow: { id: string } }).flow.id, flow)
  await approveInPopup(await pressForPopup(first.buttons.reopen))
  await waitForStatus(first.connected.status)
  await waitForText('Acme Europe')
  assert.equal(page.url().startsWith(origin), true)
})

const forgers = (ours: string): Record<string, string> => ({
  '/': `${attackScript}<script>
    const route = '${ours}/api/hubspot'
    const order = '{"action":"disconnect","x":"='
    const ask = (init) => fetch(route, { method: 'POST', credentials: 'include', body: order + '"}', ...init }).then(String, String)
    const send = (enctype, name, value) => {
      const frame = document.createElement('iframe')
      frame.name = enctype
      const form = Object.assign(document.createElement('form'), { method: 'POST', action: route, enctype, target: enctype })
      const field = Object.assign(document.createElement('input'), { name, value })
      form.append(field)
      document.body.append(frame, form)
      return new Promise((resolve) => { frame.onload = resolve; form.submit() })
    }
    const forgeRequests = async () => {
      await send('text/plain', order.slice(0, -1), '"}')
      await send('application/x-www-form-urlencoded', 'action', 'disconnect')
      await send('multipart/form-data', 'action', 'disconnect')
      await ask({ mode: 'no-cors' })
      await ask({ headers: { 'content-type': 'application/json' } })
      navigator.sendBeacon(route, order + '"}')
      await fetch(route + '?action=disconnect', { mode: 'no-cors', credentials: 'include' })
    }
    let relay
    const forgeRelay = (address) => { relay = open(route + address) }
    const frameRelay = () => new Promise((resolve) => {
      const frame = Object.assign(document.createElement('iframe'), { src: route + '#' + guessed, onload: resolve })
      document.body.append(frame)
    })
  </script>`,
})

journey('Somebody forges requests and links to the return page, and my account stays connected', async (fixture) => {
  const { page, context, origin, emulator, waitForStatus, hookCalls, expectConsole, allowConsole } = fixture
  await connect(fixture)
  // Leaves out the status reads of my own page.
  const asked = () =>
    emulator.requests
      .map(({ action = '' }) => action)
      .filter((action) => !/^((HubSpot|OAuth)Status|Detail)$/.test(action))
  const before = asked()
  const evil = await serveOtherSite(context, forgers(origin), 'evil')
  const forger = await context.newPage()
  await forger.goto(evil)

  await forger.evaluate('forgeRequests()')
  await forger.evaluate('frameRelay()')
  const [relay] = await Promise.all([context.waitForEvent('page'), forger.evaluate('forgeRelay("#" + guessed)')])
  await waitForReturnPage(relay)
  await forger.evaluate('attack(relay, guessed)')
  await waitForTask(relay)
  const back = `?seal=forged&hubspot_connected=true&hubspot_portal=666`
  const [returned] = await Promise.all([context.waitForEvent('page'), forger.evaluate(`forgeRelay("${back}")`)])
  await returned.waitForResponse((response) => response.request().method() === 'POST')

  assert.deepEqual([relay.url(), await readReturnPage(relay)], [origin + '/api/hubspot', ''])
  assert.deepEqual(asked(), before)
  assert.deepEqual(await forger.evaluate('received'), [])
  assert.deepEqual(hookCalls, [`connected ${hostPortal('12345678')} Acme Europe`])
  for (const each of [forger, relay, returned]) {
    assert.notEqual(await each.title(), 'run')
    await each.close()
  }
  for (const refusal of [/status of 40[03]/, /blocked by CORS/, /ERR_FAILED/, /frame-ancestors 'none'/])
    await expectConsole(refusal, 'often')
  // The shell logs the relay page's messages that it does not deliver to another origin.
  allowConsole(/does not match the recipient window's origin/)
  await page.reload()
  await waitForStatus(first.connected.status)
})
