/** The search for a browser, on simulated machines. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidates, findBrowser, type Machine } from './browser.js'

interface Parts extends Partial<Machine> {
  /** Paths of the browsers that start. */
  installed?: string[]
  /** Each command that succeeds, with the path that it installs. */
  installs?: Record<string, string>
}

function makeMachine({ installed = [], installs = {}, ...parts }: Parts) {
  const there = new Set(installed)
  const lines: string[] = []
  const commands: string[] = []
  const machine: Machine = {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isDebian: false,
    isRoot: false,
    starts: (path) => there.has(path),
    run(...words) {
      const command = words.join(' ')
      commands.push(command)
      const path = installs[command]
      if (path) there.add(path)
      return path !== undefined
    },
    playwrightPath: async () => '/cache/chromium',
    print: (line) => lines.push(line),
    ...parts,
  }
  return { machine, lines, commands }
}

const playwright = 'npx playwright-core install chromium'
const update = 'apt-get update'
const install = 'apt-get install -y --no-install-recommends chromium-headless-shell'

test('uses the browser in CHROME_PATH before any other', async () => {
  const { machine } = makeMachine({
    env: { CHROME_PATH: '/mine', PATH: '/usr/bin' },
    installed: ['/mine', '/usr/bin/chromium'],
  })

  assert.equal(await findBrowser(machine), '/mine')
})

test('fails if CHROME_PATH names no browser, and uses no other', async () => {
  const { machine } = makeMachine({ env: { CHROME_PATH: '/mine', PATH: '/usr/bin' }, installed: ['/usr/bin/chromium'] })

  await assert.rejects(findBrowser(machine), /CHROME_PATH names no browser that starts: \/mine/)
})

test('uses an installed browser without running a command, and prints its path', async () => {
  const { machine, lines, commands } = makeMachine({ installed: ['/usr/bin/google-chrome'] })

  const found = await findBrowser(machine)

  assert.equal(found, '/usr/bin/google-chrome')
  assert.deepEqual(commands, [])
  assert.deepEqual(lines, ['Browser: /usr/bin/google-chrome'])
})

test('prefers the headless shell to a whole browser', async () => {
  const { machine } = makeMachine({ installed: ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'] })

  assert.equal(await findBrowser(machine), '/usr/bin/chromium-headless-shell')
})

test('installs Playwright’s browser if none is installed', async () => {
  const { machine, commands } = makeMachine({ installs: { [playwright]: '/cache/chromium' } })

  const found = await findBrowser(machine)

  assert.equal(found, '/cache/chromium')
  assert.deepEqual(commands, [playwright])
})

test('installs Debian’s package if Playwright’s browser cannot be installed', async () => {
  const installs = { [update]: '', [install]: '/usr/bin/chromium-headless-shell' }
  const { machine, commands, lines } = makeMachine({ isDebian: true, isRoot: true, installs })

  const found = await findBrowser(machine)

  assert.equal(found, '/usr/bin/chromium-headless-shell')
  assert.deepEqual(commands, [playwright, update, install])
  assert.match(lines.join('\n'), /npx playwright-core install chromium\n.*apt-get install/)
})

test('installs Debian’s package if Playwright’s browser does not start', async () => {
  const installs = { [playwright]: '/elsewhere', [update]: '', [install]: '/usr/bin/chromium-headless-shell' }
  const { machine, lines } = makeMachine({ isDebian: true, isRoot: true, installs })

  const found = await findBrowser(machine)

  assert.equal(found, '/usr/bin/chromium-headless-shell')
  assert.ok(lines.includes('Playwright’s Chromium does not start: /cache/chromium'))
})

for (const [condition, parts] of [
  ['without being root', { isDebian: true, isRoot: false }],
  ['on another system', { isDebian: false, isRoot: true }],
] as const) {
  test(`installs nothing with apt-get ${condition}, and prints what to do`, async () => {
    const { machine, commands } = makeMachine(parts)

    await assert.rejects(findBrowser(machine), /Install Chrome or Chromium, or name it in CHROME_PATH/)
    assert.deepEqual(commands, [playwright])
  })
}

for (const [platform, env, place] of [
  ['linux', { PATH: '/home/me/bin' }, '/home/me/bin/chromium'],
  ['linux', {}, '/snap/bin/chromium'],
  ['darwin', { HOME: '/Users/me' }, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['darwin', { HOME: '/Users/me' }, '/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ['win32', { PROGRAMFILES: 'C:\\Programs' }, 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe'],
] as const) {
  test(`looks on ${platform} at ${place}`, () => {
    assert.ok(candidates(makeMachine({ platform, env }).machine).includes(place))
  })
}
