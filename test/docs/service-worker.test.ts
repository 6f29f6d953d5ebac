/** The service worker of docs/deployment.md in front of a product, and one without its exception for the route. */
import { createServer } from 'node:http'
import { test } from 'node:test'
import express from 'express'
import type { Page } from 'playwright-core'
import { browser } from '../package/chromium.js'
import { exampleIn } from './host-project.js'
import * as product from './product.js'

const documented = exampleIn('docs/deployment.md', 'Service workers', 'js')

/** Stores the app's shell, and takes over pages that are open already. */
const life = `
self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(caches.open('app').then((cache) => cache.add('/index.html')))
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
`

const register = `
await navigator.serviceWorker.register('/service-worker.js')
if (!navigator.serviceWorker.controller)
  await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
document.title = 'Controlled'
`

/** Opens a page that the service worker controls, and approves in HubSpot's window as far as it comes there. */
async function openProductWith(serviceWorker: string): Promise<{ page: Page; popup: Page; close(): Promise<void> }> {
  product.emulator.reset()
  const app = express()
  const origin = await product.listen(createServer(app))
  app.get('/service-worker.js', (_req, res) => void res.type('js').send(life + serviceWorker))
  app.get('/index.html', (_req, res) => void res.send('<!doctype html><title>The app’s shell</title>'))
  product
    .servePage(app, { script: register })
    .use('/api/hubspot', product.route({ publicUrl: origin + '/api/hubspot' }))
  const context = await browser.newContext()
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  await page.goto(origin)
  await page.waitForFunction(() => document.title === 'Controlled')
  const popup = await product.clickForPopup(page, 'Connect HubSpot')
  return { page, popup, close: () => context.close() }
}

test('Behind the documented service worker, I connect my account', { timeout: 60_000 }, async () => {
  const { page, popup, close } = await openProductWith(documented)

  await product.approve(popup)

  await page.getByText('Hub ID 12345678').waitFor()
  await close()
})

test(
  'Behind a service worker that answers each navigation, the return page does not open',
  { timeout: 60_000 },
  async () => {
    const withoutException = documented.replace(/const serverPaths = .*/, 'const serverPaths = []')

    const { page, close } = await openProductWith(withoutException)

    await page.getByText('HubSpot didn’t open').waitFor()
    await close()
  },
)
