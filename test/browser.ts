/**
 * Finds a Chromium for the tests: the one in `CHROME_PATH`, else an installed one.
 * Installs Playwright's or Debian's if there is none, and prints what it does.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Root has no sandbox. The other arguments keep the browser from making requests of its own. */
export const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The operating system's functions that the search uses; tests pass their own. */
export interface Machine {
  platform: NodeJS.Platform
  env: Record<string, string | undefined>
  isDebian: boolean
  isRoot: boolean
  /** Returns whether the browser at this path starts. */
  starts(path: string): boolean
  /** Runs a command, shows its output, and returns whether it succeeded. */
  run(command: string, ...args: string[]): boolean
  /** Returns the path at which Playwright installs its browser. */
  playwrightPath(): Promise<string>
  print(line: string): void
}

/** The headless shell comes first: it opens a page in a third of the time that a whole Chromium takes. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]

const macApps = ['Google Chrome', 'Chromium', 'Google Chrome for Testing']

function installPaths({ platform, env }: Machine): string[] {
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

/** Returns where a browser may be installed: on the PATH first, then in the usual folders. */
export function candidates(machine: Machine): string[] {
  const { platform, env } = machine
  const extension = platform === 'win32' ? '.exe' : ''
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name + extension)))
  return [...new Set([...onPath, ...installPaths(machine)])]
}

async function installFromPlaywright({ run, playwrightPath, starts, print }: Machine): Promise<string | undefined> {
  print('No Chrome or Chromium is installed. Asking Playwright for one: npx playwright-core install chromium')
  if (!run('npx', 'playwright-core', 'install', 'chromium')) return
  const path = await playwrightPath()
  if (starts(path)) return path
  print(`Playwright’s Chromium does not start: ${path}`)
  return
}

function installFromDebian(machine: Machine): string | undefined {
  const { run, isDebian, isRoot, starts, print } = machine
  if (!isDebian || !isRoot) return
  print(
    'Installing Debian’s package: apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell',
  )
  if (!run('apt-get', 'update')) return
  if (!run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium-headless-shell')) return
  return candidates(machine).find(starts)
}

const advice =
  'No Chromium was found, nor could one be installed. Install Chrome or Chromium, or name it in CHROME_PATH.'

/** Resolves to the path of a Chromium that starts. Throws if there is none and none can be installed. */
export async function findBrowser(machine: Machine = thisMachine): Promise<string> {
  const { env, starts, print } = machine
  const given = env.CHROME_PATH
  if (given) {
    if (starts(given)) return given
    throw new Error(`CHROME_PATH names no browser that starts: ${given}`)
  }
  const found = candidates(machine).find(starts) ?? (await installFromPlaywright(machine)) ?? installFromDebian(machine)
  if (!found) throw new Error(advice)
  print(`Browser: ${found}`)
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
  isDebian: existsSync('/etc/debian_version'),
  isRoot: process.getuid?.() === 0,
  // Runs `--version`, because a browser may lack its libraries. On Windows that would open a window.
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
  print: (line) => console.log(line),
}
