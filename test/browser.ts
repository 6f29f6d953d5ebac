/**
 * Finds a Chromium for the tests, and fetches one where there is none: the one that `CHROME_PATH` names, an installed
 * one, Playwright's own, Debian's. Says aloud what it does.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** As root there is no sandbox; the rest keeps the browser from talking to anyone but the tests. */
export const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The machine, as far as finding a browser needs it. */
export interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  debian: boolean
  root: boolean
  /** Whether a browser starts from there. */
  starts(path: string): boolean
  /** Runs a command, with its output shown; whether it succeeded. */
  run(command: string, ...args: string[]): boolean
  /** Where Playwright would keep its browser. */
  playwrightPath(): Promise<string>
  say(line: string): void
}

/** The shell first: it is Chromium without what a person sees around a page, and opens one in a third of the time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]

const macApps = ['Google Chrome', 'Chromium', 'Google Chrome for Testing']

function placesOf({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    return ['', env.HOME ?? ''].flatMap((home) =>
      macApps.map((app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
    )
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder ? ['Google\\Chrome', 'Chromium'].map((app) => `${folder}\\${app}\\Application\\chrome.exe`) : [],
    )
  }
  return ['/usr/bin', '/snap/bin', '/opt/google/chrome'].flatMap((folder) => names.map((name) => `${folder}/${name}`))
}

/** Where a browser may be installed: on the path first, then in the usual places. */
export function candidates(machine: Machine): string[] {
  const { platform, env } = machine
  const ending = platform === 'win32' ? '.exe' : ''
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name + ending)))
  return [...new Set([...onPath, ...placesOf(machine)])]
}

async function fromPlaywright({ run, playwrightPath, starts, say }: Machine): Promise<string | undefined> {
  say('No Chrome or Chromium is installed. Asking Playwright for one: npx playwright-core install chromium')
  if (!run('npx', 'playwright-core', 'install', 'chromium')) return
  const path = await playwrightPath()
  if (starts(path)) return path
  say(`Playwright’s Chromium does not start: ${path}`)
  return
}

function fromDebian(machine: Machine): string | undefined {
  const { run, debian, root, starts, say } = machine
  if (!debian || !root) return
  say('Installing Debian’s: apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell')
  if (!run('apt-get', 'update')) return
  if (!run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium-headless-shell')) return
  return candidates(machine).find(starts)
}

const advice =
  'No Chromium was found, nor could one be installed. Install Chrome or Chromium, or name it in CHROME_PATH.'

/** The path of a Chromium that starts; throws where there is none to be had. */
export async function findBrowser(machine: Machine = thisMachine): Promise<string> {
  const { env, starts, say } = machine
  const given = env.CHROME_PATH
  if (given) {
    if (starts(given)) return given
    throw new Error(`CHROME_PATH names no browser that starts: ${given}`)
  }
  const found = candidates(machine).find(starts) ?? (await fromPlaywright(machine)) ?? fromDebian(machine)
  if (!found) throw new Error(advice)
  say(`Browser: ${found}`)
  return found
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  debian: existsSync('/etc/debian_version'),
  root: process.getuid?.() === 0,
  // Asked for its version, since a browser may be there and its libraries not; on Windows the question opens a window.
  starts: (path) =>
    isExecutable(path) &&
    (process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0),
  run: (command, ...args) =>
    spawnSync(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 300_000,
      shell: process.platform === 'win32',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0,
  playwrightPath: async () => (await import('playwright-core')).chromium.executablePath(),
  say: (line) => console.log(line),
}
