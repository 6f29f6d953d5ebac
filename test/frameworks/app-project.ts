/** A copy of an app outside of the repository, with its packages and the packed package of this repository in it. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pack, root, run, unpack } from '../package/packed.js'

const PACKAGE = 'wiro-hubspot-connect'

/**
 * The apps name exact versions, and npm resolves what those ask for as on this day. A lock file would hold the same in some
 * thousand lines for each app, and would name the tarball's hash, which changes with each commit.
 */
const INSTALLED_AS_OF = '2026-11-30'

/** Keeps installed packages for the next run. Each clone of the repository has a folder of its own. */
const CACHE = join(tmpdir(), 'wiro-hubspot-connect-frameworks', hashOf(root))

interface Manifest {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies?: Record<string, string>
}

const readManifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** What a developer has in the folder, and what does not belong to the app. */
const isOwnFile = (path: string) =>
  !/[\\/](node_modules|\.next|\.nuxt|\.output|\.svelte-kit|\.angular|dist|build)$/.test(path)

const copyApp = (name: string, folder: string) =>
  cpSync(join(root, 'demo/frameworks', name), folder, { recursive: true, filter: isOwnFile })

/** Makes a project of an app with packages from npm, which are installed again when others are asked for. */
export function installApp(name: string): string {
  const folder = join(CACHE, name)
  mkdirSync(folder, { recursive: true })
  for (const entry of readdirSync(folder))
    if (entry !== 'node_modules') rmSync(join(folder, entry), { recursive: true })
  copyApp(name, folder)
  const unpacked = unpack(pack())
  const manifest = readManifest(folder)
  const { dependencies } = readManifest(unpacked)
  const wanted = hashOf(
    JSON.stringify([manifest.dependencies, manifest.devDependencies, dependencies, INSTALLED_AS_OF]),
  )
  const installed = join(folder, 'node_modules', '.installed')
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== wanted) {
    installPackages(folder, manifest)
    writeFileSync(installed, wanted)
  }
  replacePackage(folder, unpacked)
  return folder
}

/** Installs with npm as a developer would, but with the tarball. */
function installPackages(folder: string, manifest: Manifest): void {
  rmSync(join(folder, 'node_modules'), { recursive: true, force: true })
  const file = join(folder, 'package.json')
  const own = readFileSync(file)
  const dependencies = { ...manifest.dependencies, [PACKAGE]: `file:${pack()}` }
  writeFileSync(file, JSON.stringify({ ...manifest, dependencies }))
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-package-lock']
  run(folder, 'npm', 'install', `--before=${INSTALLED_AS_OF}`, ...quiet)
  writeFileSync(file, own)
}

function replacePackage(folder: string, unpacked: string): void {
  const installed = join(folder, 'node_modules', PACKAGE)
  rmSync(installed, { recursive: true, force: true })
  cpSync(unpacked, installed, { recursive: true })
}

/** Makes a project of an app with packages of this repository, in their versions. Nothing is downloaded. */
export function linkApp(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `wiro-${name}-`))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  copyApp(name, folder)
  const { dependencies, devDependencies } = readManifest(folder)
  // Lit comes with the package, and the commands are those of npm's scripts.
  const names = ['lit', '.bin', ...Object.keys({ ...dependencies, ...devDependencies })]
  for (const packageName of names.filter((one) => one !== PACKAGE)) {
    const link = join(folder, 'node_modules', packageName)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', packageName), link)
  }
  replacePackage(folder, unpack(pack()))
  return folder
}

/** Runs one of the app's scripts, where it has it. Returns its output, or throws with it. */
export function runScript(folder: string, script: string): string {
  if (!(script in readManifest(folder).scripts)) return ''
  return run(folder, 'npm', 'run', '--silent', script)
}
