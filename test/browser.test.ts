/** In which order a browser is looked for, and what is said where there is none; on machines made of words. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { candidates, findBrowser, type Machine } from './browser.js'

interface Parts extends Partial<Machine> {
  /** Browsers that start from the beginning. */
  installed?: string[]
  /** What a command installs, where it succeeds. */
  installs?: Record<string, string>
}

function make({ installed = [], installs = {}, ...parts }: Parts) {
  const there = new Set(installed)
  const lines: string[] = []
  const commands: string[] = []
  const machine: Machine = {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    debian: false,
    root: false,
    starts: (path) => there.has(path),
    run(...words) {
      const command = words.join(' ')
      commands.push(command)
      const path = installs[command]
      if (path) there.add(path)
      return path !== undefined
    },
    playwrightPath: async () => '/cache/chromium',
    say: (line) => lines.push(line),
    ...parts,
  }
  return { machine, lines, commands }
}

const playwright = 'npx playwright-core install chromium'
const update = 'apt-get update'
const install = 'apt-get install -y --no-install-recommends chromium-headless-shell'

test('takes the browser that CHROME_PATH names, before any other', async () => {
  const { machine } = make({
    env: { CHROME_PATH: '/mine', PATH: '/usr/bin' },
    installed: ['/mine', '/usr/bin/chromium'],
  })

  assert.equal(await findBrowser(machine), '/mine')
})

test('says so where CHROME_PATH names no browser, and takes no other', async () => {
  const { machine } = make({ env: { CHROME_PATH: '/mine', PATH: '/usr/bin' }, installed: ['/usr/bin/chromium'] })

  await assert.rejects(findBrowser(machine), /CHROME_PATH names no browser that starts: \/mine/)
})

test('takes an installed browser without running anything, and says which', async () => {
  const { machine, lines, commands } = make({ installed: ['/usr/bin/google-chrome'] })

  const found = await findBrowser(machine)

  assert.equal(found, '/usr/bin/google-chrome')
  assert.deepEqual(commands, [])
  assert.deepEqual(lines, ['Browser: /usr/bin/google-chrome'])
})

test('takes the shell, where both it and the whole browser are installed', async () => {
  const { machine } = make({ installed: ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'] })

  assert.equal(await findBrowser(machine), '/usr/bin/chromium-headless-shell')
})

test('asks Playwright where no browser is installed', async () => {
  const { machine, commands } = make({ installs: { [playwright]: '/cache/chromium' } })

  const found = await findBrowser(machine)

  assert.equal(found, '/cache/chromium')
  assert.deepEqual(commands, [playwright])
})

test('asks Debian where Playwright’s browser cannot be had', async () => {
  const installs = { [update]: '', [install]: '/usr/bin/chromium-headless-shell' }
  const { machine, commands, lines } = make({ debian: true, root: true, installs })

  const found = await findBrowser(machine)

  assert.equal(found, '/usr/bin/chromium-headless-shell')
  assert.deepEqual(commands, [playwright, update, install])
  assert.match(lines.join('\n'), /npx playwright-core install chromium\n.*apt-get install/)
})

test('asks Debian where Playwright’s browser is there and does not start', async () => {
  const installs = { [playwright]: '/elsewhere', [update]: '', [install]: '/usr/bin/chromium-headless-shell' }
  const { machine, lines } = make({ debian: true, root: true, installs })

  const found = await findBrowser(machine)

  assert.equal(found, '/usr/bin/chromium-headless-shell')
  assert.ok(lines.includes('Playwright’s Chromium does not start: /cache/chromium'))
})

for (const [who, parts] of [
  ['without being root', { debian: true, root: false }],
  ['on another system', { debian: false, root: true }],
] as const) {
  test(`installs nothing with apt-get ${who}, and says what to do`, async () => {
    const { machine, commands } = make(parts)

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
    assert.ok(candidates(make({ platform, env }).machine).includes(place))
  })
}
