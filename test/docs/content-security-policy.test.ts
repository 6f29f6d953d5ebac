/** The published script on a page with the content security policy that docs/deployment.md gives. */
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { before, test } from 'node:test'
import express from 'express'
import { browser } from '../package/chromium.js'
import { exampleIn } from './host-project.js'
import * as product from './product.js'

const policy = exampleIn('docs/deployment.md', 'Content Security Policy', '')
const withoutLit = policy.replace('trusted-types lit-html', "trusted-types 'none'")
let origin: string

before(async () => {
  const app = express()
  origin = await product.listen(createServer(app))
  app.use(({ url }, res, next) => {
    res.set('content-security-policy', url === '/?without' ? withoutLit : policy)
    next()
  })
  product.servePage(app).use('/api/hubspot', product.route({ publicUrl: origin + '/api/hubspot' }))
})

/** Opens a page and collects its console errors, among which are the policy's violations. */
async function open(path: string) {
  const page = await browser.newPage()
  const consoleErrors = product.recordErrors(page)
  page.on('pageerror', ({ message }) => consoleErrors.push(message))
  await page.goto(origin + path)
  return { page, consoleErrors, card: product.cardOf(page) }
}

test('an account is connected and disconnected under the policy without a violation', async () => {
  product.emulator.reset()
  const { page, consoleErrors, card } = await open('/')
  await product.approve(await product.clickForPopup(page, 'Connect HubSpot'))
  await card.getByText('Hub ID 12345678').waitFor()
  await card.getByRole('button', { name: 'Disconnect' }).click()
  await card.locator('[part~=removal]').click()
  await card.getByText('Not connected').waitFor()
  await page.close()

  assert.deepEqual(consoleErrors, [])
})

test('the card has its styles under the policy', async () => {
  const { page, card } = await open('/')

  const background = await card.locator('[part~=action]').evaluate((button) => getComputedStyle(button).backgroundColor)
  await page.close()

  assert.equal(background, 'rgb(59, 91, 219)')
})

test('F113 without its Trusted Types policy Lit is refused, so the policy needs it', async () => {
  const { page, consoleErrors } = await open('/?without')
  await page.waitForLoadState('networkidle')
  await page.close()

  assert.match(consoleErrors.join('\n'), /lit-html/)
})
