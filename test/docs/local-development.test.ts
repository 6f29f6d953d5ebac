/** The projects of docs/local-development.md, started as the page says, and connected in a browser. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connectAt } from './connect-in-browser.js'
import { freePorts, makeProject, startNode } from './dev-project.js'
import { pageOf } from './pages.js'

const page = pageOf('docs/local-development.md')
const block = (section: string, language: string, index = 0) => {
  const code = page.blocksIn(section, language)[index]
  assert.ok(code, `the page shows no ${language} in “${section}”`)
  return code
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
