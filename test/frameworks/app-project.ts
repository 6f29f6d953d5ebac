/**
 * A copy of an app outside of the repository, with its packages and the packed package of this repository in it. Installed
 * packages are kept in the system's folder for temporary files until an app asks for others.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pack, root, run, unpack } from '../package/packed.js'

const PACKAGE = 'wiro-hubspot-connect'

/**
 * The apps name exact versions, and npm resolves what those ask for as on this day. A lock file would hold the same, with
 * some thousand lines for each app, and would name the tarball's hash, which changes with each commit.
 */
const INSTALLED_AS_OF = '2026-11-30'

interface Manifest {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies?: Record<string, string>
}

const readManifest = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** Copies an app's files to a new folder, which is removed when the process ends. */
function copyApp(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `wiro-${name}-`))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(root, 'demo/frameworks', name), folder, { recursive: true })
  return folder
}

/** Makes a project of an app with packages from npm. Returns its folder. */
export function installApp(name: string): string {
  const folder = copyApp(name)
  const unpacked = unpack(pack())
  const manifest = readManifest(folder)
  const wanted = [manifest.dependencies, manifest.devDependencies, readManifest(unpacked).dependencies, INSTALLED_AS_OF]
  const key = createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, 12)
  const kept = join(tmpdir(), 'wiro-hubspot-connect-frameworks', `${name}-${key}`)
  if (!existsSync(kept)) installPackages(folder, manifest, kept)
  cpSync(kept, join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true })
  replacePackage(folder, unpacked)
  return folder
}

/** Installs with npm as a developer would, but with the tarball, and keeps a copy of node_modules. */
function installPackages(folder: string, manifest: Manifest, kept: string): void {
  const file = join(folder, 'package.json')
  const own = readFileSync(file)
  const dependencies = { ...manifest.dependencies, [PACKAGE]: `file:${pack()}` }
  writeFileSync(file, JSON.stringify({ ...manifest, dependencies }))
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--no-package-lock']
  run(folder, 'npm', 'install', `--before=${INSTALLED_AS_OF}`, ...quiet)
  writeFileSync(file, own)
  mkdirSync(dirname(kept), { recursive: true })
  cpSync(join(folder, 'node_modules'), kept, { recursive: true, verbatimSymlinks: true })
  rmSync(join(folder, 'node_modules'), { recursive: true })
}

function replacePackage(folder: string, unpacked: string): void {
  const installed = join(folder, 'node_modules', PACKAGE)
  rmSync(installed, { recursive: true, force: true })
  cpSync(unpacked, installed, { recursive: true })
}

/** Makes a project of an app with packages of this repository, whatever their version. Nothing is downloaded. */
export function linkApp(name: string): string {
  const folder = copyApp(name)
  const { dependencies, devDependencies } = readManifest(folder)
  // Lit comes with the package.
  const names = ['lit', ...Object.keys({ ...dependencies, ...devDependencies })]
  for (const packageName of names.filter((one) => one !== PACKAGE)) {
    const link = join(folder, 'node_modules', packageName)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(root, 'node_modules', packageName), link)
  }
  symlinkSync(join(root, 'node_modules/.bin'), join(folder, 'node_modules/.bin'))
  replacePackage(folder, unpack(pack()))
  return folder
}

/** Runs one of the app's scripts, where it has it. Returns its output, or throws with it. */
export function runScript(folder: string, script: string): string {
  if (!(script in readManifest(folder).scripts)) return ''
  return run(folder, 'npm', 'run', '--silent', script)
}
