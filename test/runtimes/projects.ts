/** Projects for packages that are no dependencies of this one: they are installed once, and kept for the next run. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { run } from '../package/packed.js'

/** Not in a folder of `node_modules`, where no runtime takes TypeScript. */
const CACHE = join(tmpdir(), 'wiro-hubspot-connect-runtimes')

/** Makes a project with these packages, in exact versions, these files, and settings in its package.json. Returns its folder. */
export function makeProject(
  name: string,
  packages: Record<string, string>,
  files: Record<string, string>,
  settings: object = {},
): string {
  const folder = join(CACHE, name.replaceAll(/\W+/g, '-').toLowerCase())
  const dependencies = JSON.stringify(packages)
  const kept = join(folder, 'installed.json')
  mkdirSync(folder, { recursive: true })
  const manifest = { private: true, type: 'module', dependencies: packages, ...settings }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  if (!existsSync(kept) || readFileSync(kept, 'utf8') !== dependencies) {
    run(folder, 'npm', 'install', '--no-audit', '--no-fund', '--no-update-notifier', '--no-package-lock')
    writeFileSync(kept, dependencies)
  }
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  return folder
}

/** Installs the packed package of this repository anew. */
export function installPacked(folder: string, tarball: string): void {
  const installed = join(folder, 'node_modules/wiro-hubspot-connect')
  rmSync(installed, { recursive: true, force: true })
  mkdirSync(installed, { recursive: true })
  run(installed, 'tar', '-xzf', tarball, '--strip-components=1')
}
