/** An element that a developer has not set up correctly: the card says what is missing, the console how to fix it. */
import assert from 'node:assert/strict'
import { cardOf } from './card.js'
import { first, problems } from './card-texts.js'
import { journey, type Fixture } from './journey.js'

const replaceCard = ({ page }: Fixture, html: string) =>
  page.locator('wiro-hubspot-connect').evaluate((element, html) => void (element.outerHTML = html), html)

journey('F23 I forget the token endpoint, and the card tells me what to add', async (fixture) => {
  const { waitForStatus, waitForText, buttons, expectConsole } = fixture
  await waitForStatus(first.disconnected.status)

  await replaceCard(fixture, '<wiro-hubspot-connect></wiro-hubspot-connect>')

  await waitForStatus(problems.developer.status)
  await waitForText('<wiro-hubspot-connect token-endpoint="/api/hubspot">')
  assert.deepEqual(await buttons(), [])
  await expectConsole(/token-endpoint.*"\/api\/hubspot"/)
})

journey(
  'F24 The card never requests or opens a URL on another site, whoever wrote it into the page',
  async (fixture) => {
    const { page, context, origin, waitForStatus, expectConsole } = fixture
    await waitForStatus(first.disconnected.status)
    const requests: string[] = []
    context.on('request', (request) => requests.push(request.url()))
    const evil = 'http://127.0.0.1:9/api/hubspot'

    await replaceCard(
      fixture,
      `<wiro-hubspot-connect token-endpoint="${evil}"></wiro-hubspot-connect>
    <wiro-hubspot-connect token-endpoint="/api/hubspot" relay-url="${evil}"></wiro-hubspot-connect>
    <wiro-hubspot-connect token-endpoint="data:application/json,{}" relay-url="javascript:alert(1)"></wiro-hubspot-connect>`,
    )

    for (const place of [0, 1, 2]) {
      const card = cardOf(page, place)
      await card.waitForStatus(problems.developer.status)
      assert.deepEqual(await card.buttons(), [])
    }
    await expectConsole(/token-endpoint="http:\/\/127\.0\.0\.1:9\/api\/hubspot".*configure\(\{ endpointOrigins/)
    await expectConsole(/relay-url="http:\/\/127\.0\.0\.1:9\/api\/hubspot".*configure\(\{ relayOrigins/)
    await expectConsole(/token-endpoint="data:application\/json,\{\}".*configure\(\{ endpointOrigins/)
    const unexpected = requests.filter((url) => !url.startsWith(origin + '/assets/'))
    assert.deepEqual(unexpected, [])
  },
)
