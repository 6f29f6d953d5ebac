/** A developer who has not finished yet: the card says what is missing, and the console how to mend it. */
import assert from 'node:assert/strict'
import { journey, type Stage } from './stage.js'

const embed = ({ page }: Stage, html: string) =>
  page.locator('wiro-hubspot-connect').evaluate((element, html) => void (element.outerHTML = html), html)

journey('F23 I forget the token endpoint, and the card tells me what to add', async (stage) => {
  const { says, shows, buttons, expectConsole } = stage
  await says('Not connected')

  await embed(stage, '<wiro-hubspot-connect></wiro-hubspot-connect>')

  await says('Not available')
  await shows('<wiro-hubspot-connect token-endpoint="/api/hubspot">')
  assert.deepEqual(await buttons(), [])
  await expectConsole(/token-endpoint.*"\/api\/hubspot"/)
})

journey('F24 I name an endpoint on another site, and it is never asked', async (stage) => {
  const { context, says, buttons, expectConsole } = stage
  await says('Not connected')
  const asked: string[] = []
  context.on('request', (request) => asked.push(request.url()))

  await embed(stage, '<wiro-hubspot-connect token-endpoint="http://127.0.0.1:9/api/hubspot"></wiro-hubspot-connect>')

  await says('Not available')
  assert.deepEqual(await buttons(), [])
  await expectConsole(/"http:\/\/127\.0\.0\.1:9\/api\/hubspot".*configure\(\{ endpointOrigins/)
  assert.ok(!asked.some((url) => url.includes('127.0.0.1:9')))
})
