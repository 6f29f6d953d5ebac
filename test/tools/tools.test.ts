/**
 * The tools of docs/testing-tools.md, each in a project with the packed package and the files that the page shows, by the
 * command that it shows. Run it with `npm run test:tools`: it installs a third of a gigabyte.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import express from 'express'
import { chromium, type Browser } from 'playwright-core'
import { first } from '../../src/card/locales/en/first.js'
import { problems } from '../../src/card/locales/en/problems.js'
import { findBrowser, launchArgs } from '../browser.js'
import { freePorts } from '../docs/dev-project.js'
import { pageOf } from '../docs/pages.js'
import { pack, root, run } from '../package/packed.js'
import { installPacked, makeProject } from '../runtimes/projects.js'

const tools = pageOf('docs/testing-tools.md')
const local = pageOf('docs/local-development.md')

const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>
const own = (...names: string[]) => Object.fromEntries(names.map((name) => [name, devDependencies[name]!]))

const codeIn = (section: string, language: string, index = 0, page = tools): string => {
  const code = page.blocksIn(section, language)[index]
  assert.ok(code, `${page.path} shows no ${language} in “${section}”`)
  return code
}

/** Makes a project with a tool. */
function createProject(
  name: string,
  packages: Record<string, string>,
  files: Record<string, string>,
  settings?: object,
): string {
  const folder = makeProject(name, { ...packages, ...dependencies }, files, settings)
  installPacked(folder, pack())
  return folder
}

/** Runs the command that the section shows, and returns what it prints. */
function runShown(folder: string, section: string): string {
  const [command = '', ...args] = codeIn(section, 'sh').trim().split(' ')
  return run(folder, command, ...args)
}

let browser: Browser

before(async () => {
  browser = await chromium.launch({ executablePath: await findBrowser(), args: launchArgs })
})
after(() => browser.close())

test('Playwright Test starts the processes and connects an account', async () => {
  const section = 'Playwright Test 1.65'
  const vite = 'Vite and Express'
  const { replace } = await freePorts(5173, 3000, 5174)
  const launchOptions = JSON.stringify({ executablePath: await findBrowser(), args: launchArgs })
  const folder = createProject(
    section,
    { '@playwright/test': '1.65.1', ...own('vite', 'express') },
    {
      'emulator.js': replace(codeIn(vite, 'js', 0, local)),
      'server.js': replace(codeIn(vite, 'js', 1, local)),
      '.env': replace(codeIn(vite, 'ini', 0, local)),
      'vite.config.js': replace(codeIn(vite, 'js', 2, local)),
      'index.html': codeIn(vite, 'html', 0, local),
      'main.js': replace(codeIn(vite, 'js', 3, local)),
      'playwright.config.js': replace(codeIn(section, 'js')).replace(
        'use: {',
        `use: { launchOptions: ${launchOptions},`,
      ),
      'e2e/hubspot.spec.js': replace(codeIn(section, 'js', 1)),
    },
  )

  assert.match(runShown(folder, section), /2 passed/)
})

test('Storybook builds the stories, and each draws its state', async () => {
  const section = 'Storybook 10'
  const version = '10.6.0'
  const folder = createProject(
    section,
    { storybook: version, '@storybook/web-components-vite': version, ...own('vite') },
    { '.storybook/main.js': codeIn(section, 'js'), 'src/hubspot.stories.js': codeIn(section, 'js', 1) },
  )
  process.env.STORYBOOK_DISABLE_TELEMETRY = '1'
  runShown(folder, section)
  const server = createServer(express().use(express.static(join(folder, 'out')))).listen(0, 'localhost')
  await once(server, 'listening')
  const page = await browser.newPage()
  page.setDefaultTimeout(60_000)

  for (const [story, text] of [
    ['disconnected', first.disconnected.status],
    ['connected', 'Hub ID 12345678'],
    ['signed-out', first.codes.signed_out.title],
    ['no-agent', problems.codes.no_agent.title],
  ] as const) {
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/iframe.html?id=hubspot--${story}`)
    await page.locator('wiro-hubspot-connect').getByText(text, { exact: true }).waitFor()
  }
  await page.close()
  server.close()
})

test('Jest draws the card in its simulated page', () => {
  const section = 'Jest 30'
  const folder = createProject(
    section,
    { jest: '30.5.2', 'jest-environment-jsdom': '30.5.2', '@babel/preset-env': '7.29.14' },
    { 'jest.config.js': codeIn(section, 'js'), 'hubspot.test.js': codeIn(section, 'js', 1) },
    { type: 'commonjs' },
  )

  runShown(folder, section)
})
