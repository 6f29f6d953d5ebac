/** The package as it is published: builds it where needed, packs it, and unpacks or installs the tarball. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Runs a command and returns its output; throws with the output where the command fails. */
export function run(folder: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_OPTIONS: '', NODE_TEST_CONTEXT: undefined },
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${stdout}${stderr}`, { cause: error })
  return stdout
}

/** Runs a tool from this repository's node_modules. */
export const tool = (folder: string, name: string, ...args: string[]) =>
  run(folder, join(root, 'node_modules/.bin', name), ...args)

/** Returns the modification time of the newest file in a folder, in ms since 1970; 0 where there is none. */
function newestMs(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => newestMs(join(path, name))))
}

/** Builds dist/ unless it is newer than every file it is built from. */
function ensureBuilt(): void {
  const sources = ['src', 'package.json', 'vite.config.ts', 'tsconfig.json', 'tsconfig.build.json']
  // The last file that a build writes.
  const built = newestMs(join(root, 'dist/cdn/integrity.txt'))
  if (built >= Math.max(...sources.map((name) => newestMs(join(root, name))))) return
  console.log('Building, since dist/ is missing or older than src/: npm run build')
  run(root, 'npm', 'run', 'build')
}

const folders: string[] = []

/** Makes a folder that is removed when the process ends. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wiro-package-'))
  folders.push(folder)
  return folder
}

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Copies the repository with its build, so that packing changes no file of the repository itself. */
export function copyRepository(): string {
  ensureBuilt()
  const folder = makeFolder()
  const left = ['node_modules', '.git']
  cpSync(root, folder, { recursive: true, filter: (path) => !left.includes(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Returns the tarball's path. `npm test` packs once for all files and passes the path in `TARBALL`. */
export function pack(): string {
  if (process.env.TARBALL) return process.env.TARBALL
  const folder = copyRepository()
  // As `prepack`, which would build once more.
  tool(folder, 'tsx', '.ci/readme-integrity.ts', 'write')
  return join(folder, run(folder, 'npm', 'pack', '--ignore-scripts', '--silent').trim())
}

/** Unpacks the tarball and returns the package's folder. */
export function unpack(tarball: string): string {
  const folder = makeFolder()
  run(folder, 'tar', '-xzf', tarball)
  return join(folder, 'package')
}

/** Installs the tarball into an empty project and returns the project's folder. */
export function install(tarball: string): string {
  const folder = makeFolder()
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--no-update-notifier', tarball)
  return folder
}
