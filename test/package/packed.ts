/** The package as it is published: built where needed, packed into a folder of its own, and installed into another. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a command printed; throws with it where the command failed. */
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

/** Runs one of this repository's own tools. */
export const tool = (folder: string, name: string, ...args: string[]) =>
  run(folder, join(root, 'node_modules/.bin', name), ...args)

/** Milliseconds since 1970 at which the newest file of a folder was written; 0 where there is none. */
function newest(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Builds dist/ unless it is younger than all that it is made of. */
function ensureBuilt(): void {
  const sources = ['src', 'package.json', 'vite.config.ts', 'tsconfig.json', 'tsconfig.build.json']
  // The build's last file.
  const built = newest(join(root, 'dist/cdn/integrity.txt'))
  if (built >= Math.max(...sources.map((name) => newest(join(root, name))))) return
  console.log('Building, since dist/ is missing or older than src/: npm run build')
  run(root, 'npm', 'run', 'build')
}

const folders: string[] = []

/** A folder that goes with the process. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wiro-package-'))
  folders.push(folder)
  return folder
}

process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The tarball's path; `npm test` packs once for all, and names it in `TARBALL`. */
export function pack(): string {
  if (process.env.TARBALL) return process.env.TARBALL
  ensureBuilt()
  const folder = makeFolder()
  const name = run(root, 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder).trim()
  return join(folder, name)
}

/** The unpacked tarball's folder. */
export function unpack(tarball: string): string {
  const folder = makeFolder()
  run(folder, 'tar', '-xzf', tarball)
  return join(folder, 'package')
}

/** A host's folder that has the tarball installed and nothing else. */
export function install(tarball: string): string {
  const folder = makeFolder()
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--no-update-notifier', tarball)
  return folder
}
