/** A project with the packed package and one of two versions of React: bundled for a page, and run on a server. */
import { cpSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { pack, root, run, unpack } from './packed.js'

/** The packages of each version, with the installed package that stands for each. */
const VERSIONS = {
  'React 18': { react: 'react-18', 'react-dom': 'react-dom-18' },
  'React 19': { react: 'react', 'react-dom': 'react-dom', scheduler: 'scheduler' },
}

export type ReactVersion = keyof typeof VERSIONS

export const REACT_VERSIONS = Object.keys(VERSIONS) as ReactVersion[]

/** Makes the project and returns its folder. React is copied: a link would lead to the other version beside it. */
export function createReactProject(version: ReactVersion): string {
  const unpacked = unpack(pack())
  const folder = join(dirname(unpacked), 'project')
  const modules = join(folder, 'node_modules')
  mkdirSync(modules, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  renameSync(unpacked, join(modules, 'wiro-hubspot-connect'))
  symlinkSync(join(root, 'node_modules/lit'), join(modules, 'lit'))
  for (const [name, installed] of Object.entries(VERSIONS[version]))
    cpSync(join(root, 'node_modules', installed), join(modules, name), { recursive: true })
  return folder
}

/** Bundles a module for a page, in pieces. Returns the files by their names; `page.js` is the module's own. */
export async function bundleForPage(folder: string, code: string): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder, loader: 'tsx', sourcefile: 'page.tsx' },
    absWorkingDir: folder,
    outdir: folder,
    entryNames: 'page',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  })
  return new Map(outputFiles.map(({ path, text }) => [path.slice(folder.length + 1), text]))
}

/** Runs a module in Node, with the packages as they are installed. Returns what it prints; a warning of React's is an error. */
export async function runOnServer(folder: string, code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `console.error = (...words) => { throw new Error(words.join(' ')) }\n${code}`,
      resolveDir: folder,
      loader: 'tsx',
    },
    bundle: true,
    packages: 'external',
    write: false,
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    logLevel: 'error',
  })
  writeFileSync(join(folder, 'server.js'), outputFiles[0]!.text)
  return run(folder, process.execPath, 'server.js').trim()
}
