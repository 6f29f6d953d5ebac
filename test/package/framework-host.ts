/** A project with the packed package and frameworks in it, and what its type checker says about files of its own. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pack, root, unpack } from './packed.js'

/** Lit comes with the package; the frameworks are this repository's. */
const PACKAGES = ['lit', '@types/react', 'preact', 'solid-js', 'svelte', 'vue', 'typescript']

const compilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'bundler',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
}

/**
 * Makes the project and returns its folder.
 * @param replacements - packages that stand under the name of another one.
 */
export function createHost(replacements: Record<string, string> = {}): string {
  const unpacked = unpack(pack())
  const host = join(dirname(unpacked), 'host')
  const modules = join(host, 'node_modules')
  for (const name of PACKAGES) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(root, 'node_modules', replacements[name] ?? name), join(modules, name))
  }
  renameSync(unpacked, join(modules, 'wiro-hubspot-connect'))
  return host
}

export interface Checker {
  /** The command's path in node_modules, and its arguments. */
  command: string[]
  /** Beside those that every project has. */
  options?: object
  vueOptions?: object
  /** Finds a file's name and a message in a line of the output. */
  line: RegExp
}

export const tscLine = /^(?<file>[\w-]+\.\w+)\(.*?: error (?<message>.*)/

export const vueChecker: Checker = {
  command: ['vue-tsc/bin/vue-tsc.js', '-p', '.'],
  options: { jsx: 'preserve' },
  vueOptions: { strictTemplates: true },
  line: tscLine,
}

export const svelteChecker: Checker = {
  command: ['svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--output', 'machine'],
  line: /^\d+ (?:ERROR|WARNING) "(?<file>[^"]+)" \S+ "(?<message>.*)"$/,
}

/** Writes the files into a folder of the host, and returns the messages about each by its name. */
export function typeErrors(
  host: string,
  folder: string,
  files: Record<string, string>,
  checker: Checker,
): Record<string, string[]> {
  const project = join(host, folder)
  mkdirSync(project, { recursive: true })
  const options = { ...compilerOptions, ...checker.options }
  const config = { compilerOptions: options, vueCompilerOptions: checker.vueOptions, include: ['*'] }
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config))
  for (const [name, code] of Object.entries(files)) writeFileSync(join(project, name), code)
  const [command = '', ...args] = checker.command
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules', command), ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  return messagesByFile(Object.keys(files), stdout, checker.line)
}

function messagesByFile(files: string[], output: string, pattern: RegExp): Record<string, string[]> {
  const messages: Record<string, string[]> = Object.fromEntries(files.map((file) => [file, []]))
  let current: string[] = []
  for (const line of output.split('\n')) {
    const { file, message = line } = pattern.exec(line)?.groups ?? {}
    if (file) current = messages[file] ??= []
    // The lines that go on with a message are indented.
    if (file || line.startsWith(' ')) current.push(message)
  }
  return messages
}
