/** The README's code, run as it stands against the published package and the emulator. */
import assert from 'node:assert/strict'
import { exec } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { createEmulator } from '../../src/emulator/index.js'
import { toNodeListener } from '../../src/server/node.js'
import { findBrowser } from '../browser.js'
import { run } from '../package/packed.js'
import { exampleIn, hostFolder, runExample } from './host-project.js'

const snippetIn = (section: string, language: string, index = 0) => exampleIn('README.md', section, language, index)

test('the handler on another origin allows the product’s origin and no other', () => {
  const answers = runExample(
    'process.env.WIRO_API_KEY = "key"; const sessionOf = async () => undefined',
    snippetIn('An API on another origin', 'js', 1),
    `const ask = async (origin, method) => {
      const headers = { origin, 'content-type': 'application/json' }
      const response = await handler(new Request('https://api.example.com/hubspot', { method, headers }))
      return [response.status, response.headers.get('access-control-allow-origin')]
    }
    const [ours, others] = ['https://app.example.com', 'https://www.example.com']
    console.log(JSON.stringify([await ask(ours, 'OPTIONS'), await ask(ours, 'POST'), await ask(others, 'OPTIONS')]))`,
  )

  assert.deepEqual(answers, [
    [204, 'https://app.example.com'],
    [400, 'https://app.example.com'],
    [403, null],
  ])
})

test('the curl line switches a fault on', async () => {
  const emulator = createEmulator()
  const server = createServer(toNodeListener(emulator.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const line = snippetIn('Over HTTP', 'sh').replace('127.0.0.1:5174', `127.0.0.1:${port}`)

  await promisify(exec)(line)
  server.close()

  assert.deepEqual(emulator.faults.list(), { authorization_denied: {} })
})

test('the browser test against the emulator passes as it stands', async () => {
  const snippet = snippetIn('In your browser tests', 'js')
  const launched = snippet.replace(
    'chromium.launch()',
    `chromium.launch({ executablePath: ${JSON.stringify(await findBrowser())} })`,
  )
  writeFileSync(join(hostFolder(), 'browser.test.mjs'), launched)

  const said = run(hostFolder(), process.execPath, '--test', '--test-reporter=tap', 'browser.test.mjs')

  assert.match(said, /^# pass 2$/m)
})
