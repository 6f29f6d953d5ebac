/** The projects of docs/local-development.md, started as the page says, and connected in a browser. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findBrowser, launchArgs } from '../browser.js'
import { freePorts, makeProject, startNode, stopProcesses } from './dev-project.js'
import { pageOf } from './pages.js'

const page = pageOf('docs/local-development.md')
const block = (section: string, language: string, index = 0) => {
  const code = page.blocksIn(section, language)[index]
  assert.ok(code, `the page shows no ${language} in “${section}”`)
  return code
}

let browser: Browser

before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})

after(async () => {
  stopProcesses()
  await browser.close()
})

/** Connects as the page says, and returns what the card then shows. */
async function connect(tab: Page): Promise<string> {
  const opened = tab.waitForEvent('popup')
  await tab.getByRole('button', { name: 'Connect HubSpot' }).click()
  const popup = await opened
  await popup.getByRole('radio', { name: 'Acme Europe' }).check()
  await popup.getByRole('button', { name: 'Connect app' }).click()
  const card = tab.locator('wiro-hubspot-connect')
  await card.getByText('12345678').waitFor()
  return card.locator('[part~=account]').innerText()
}

async function connectAt(port: number): Promise<string> {
  const tab = await browser.newPage()
  tab.setDefaultTimeout(20_000)
  await tab.goto(`http://localhost:${port}/`)
  return connect(tab)
}

const vite = 'Vite and Express'

test('the page behind Vite’s proxy connects an account of the emulator', async () => {
  const { replace, portOf } = await freePorts(5173, 3000, 5174)
  const folder = makeProject({
    'emulator.js': replace(block(vite, 'js')),
    'server.js': replace(block(vite, 'js', 1)),
    '.env': replace(block(vite, 'ini')),
    'vite.config.js': replace(block(vite, 'js', 2)),
    'index.html': block(vite, 'html'),
    'main.js': replace(block(vite, 'js', 3)),
  })
  await startNode(folder, portOf(5174), 'emulator.js')
  await startNode(folder, portOf(3000), '--env-file=.env', 'server.js')
  await startNode(folder, portOf(5173), 'node_modules/vite/bin/vite.js')

  assert.match(await connectAt(portOf(5173)), /Acme Europe/)
})

test('the page that Express serves connects an account of the emulator', async () => {
  const { replace, portOf } = await freePorts(3000, 5174)
  const folder = makeProject({
    'emulator.js': replace(block(vite, 'js')),
    'server.js': replace(block('Express alone', 'js')),
    'public/index.html': replace(block('Express alone', 'html')),
  })
  await startNode(folder, portOf(5174), 'emulator.js')
  await startNode(folder, portOf(3000), 'server.js')

  assert.match(await connectAt(portOf(3000)), /Acme Europe/)
})
