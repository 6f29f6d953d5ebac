/**
 * A page with each bundler that docs/bundlers.md names: built from the packed package by the lines of its section, and
 * connected in Chromium. Run it with `npm run test:bundlers`: it installs a quarter of a gigabyte.
 */
import assert from 'node:assert/strict'
import { readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import express from 'express'
import { chromium, type Browser } from 'playwright-core'
import { first } from '../../src/card/locales/en/first.js'
import { createHandler } from '../../src/server/handler.js'
import { toNodeListener } from '../../src/server/node.js'
import { findBrowser } from '../browser.js'
import { pageOf } from '../docs/pages.js'
import { withPage } from '../frameworks/app-page.js'
import { startWiroAndHubSpot, type WiroAndHubSpot } from '../frameworks/wiro-and-hubspot.js'
import { pack, root, run } from '../package/packed.js'
import { installPacked, makeProject } from '../runtimes/projects.js'
import { bundlers, type Bundler } from './bundlers.js'

const page = pageOf('docs/bundlers.md')

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}

const codeIn = (section: string, language: string): string => {
  const [code] = page.blocksIn(section, language)
  assert.ok(code, `docs/bundlers.md shows no ${language} in “${section}”`)
  return code
}

const pageWith = (script: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Settings</title>
  <link rel="icon" href="data:,">${codeIn('Bundlers', 'html')}${script}</html>`

/** Makes the project of a bundler as its section says, builds it, and returns the folder. */
function build({ name, packages, script, buildsPage, configFile }: Bundler): string {
  const settings = configFile === 'package.json' ? (JSON.parse(codeIn(name, 'json')) as object) : {}
  const files: Record<string, string> = { 'src/index.js': codeIn('Bundlers', 'js') }
  if (buildsPage) files['index.html'] = pageWith(script)
  if (configFile && configFile !== 'package.json') files[configFile] = codeIn(name, 'js')
  const folder = makeProject(name, { ...packages, ...dependencies }, files, settings)
  installPacked(folder, pack())
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  const [command = '', ...args] = codeIn(name, 'sh').trim().split(' ')
  run(folder, command, ...args)
  return folder
}

/** Serves what the bundler wrote, and the route, until `use` is done. */
async function withProduct(bundler: Bundler, use: (origin: string) => Promise<void>): Promise<void> {
  const dist = join(build(bundler), 'dist')
  const app = express()
  const server = createServer(app).listen(0, 'localhost')
  const origin = await originOf(server)
  const handler = createHandler({
    apiKey: 'YOUR_API_KEY',
    publicUrl: origin + '/api/hubspot',
    baseUrl: sites.baseUrl,
    resolveAgent: () => 'your-useragent-guid',
    log: () => {},
  })
  if (!bundler.buildsPage) app.get('/', (_req, res) => void res.send(pageWith(bundler.script)))
  app.use('/api/hubspot', toNodeListener(handler)).use(express.static(dist))
  try {
    await use(origin)
  } finally {
    server.close()
  }
}

const originOf = (server: Server) =>
  new Promise<string>((resolve) =>
    server.once('listening', () => resolve(`http://localhost:${(server.address() as { port: number }).port}`)),
  )

let sites: WiroAndHubSpot
let browser: Browser

before(async () => {
  sites = await startWiroAndHubSpot()
  browser = await chromium.launch({ executablePath: await findBrowser(), args: sites.launchArgs })
})
after(async () => {
  await browser.close()
  sites.close()
})

for (const bundler of bundlers) {
  test(`a page that ${bundler.name} built connects an account, and loads no language but its own`, () => {
    sites.emulator.reset()
    return withProduct(bundler, (origin) =>
      withPage(browser, origin, async ({ page, context, actions }) => {
        const scripts: string[] = []
        context.on('response', async (response) => {
          if (response.request().resourceType() === 'script') scripts.push(await response.text())
        })
        const opened = page.waitForEvent('popup')
        await page.getByRole('button', { name: first.disconnected.button }).click()
        const popup = await opened
        await popup.getByRole('radio', { name: 'Acme Europe' }).check()
        await popup.getByRole('button', { name: 'Connect app' }).click()
        await page.getByText('Hub ID 12345678').waitFor()

        assert.equal(actions[0], 'status')
        assert.deepEqual(
          scripts.filter((text) => text.includes('HubSpot verbinden')),
          [],
        )
      }),
    )
  })
}

test('Parcel refuses the package without the setting, by the words of the page', () => {
  const { name, packages, script } = bundlers.at(-1)!
  const files = { 'src/index.js': codeIn('Bundlers', 'js'), 'index.html': pageWith(script) }
  const folder = makeProject(name, { ...packages, ...dependencies }, files)
  installPacked(folder, pack())
  const [, words = ''] = /it says _(.+?)_/.exec(page.text) ?? []
  const [command = '', ...args] = codeIn(name, 'sh').trim().split(' ')

  assert.throws(() => run(folder, command, ...args), new RegExp(words))
})

test('each version in a title is the one that was built', () => {
  const names = bundlers.map(({ name, packages }) => {
    const [title = '', version = ''] = name.split(' ')
    return packages[title.toLowerCase()]!.startsWith(version + '.') ? name : `${name}, not ${JSON.stringify(packages)}`
  })

  assert.deepEqual(
    names,
    page.sections.map(({ title }) => title).filter((title) => / \d/.test(title)),
  )
})
