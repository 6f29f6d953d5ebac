/** custom-elements.json: what is committed, what the analyzer makes of the source, and the element in it. */
import { cli } from '@custom-elements-manifest/analyzer/cli.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
export const manifestFile = join(root, 'custom-elements.json')

interface Described {
  name: string
  description?: string
  type?: { text: string }
  default?: string
}

export interface Member extends Described {
  kind: 'field' | 'method'
  static?: boolean
  readonly?: boolean
  attribute?: string
  reflects?: boolean
  parameters?: (Described & { optional?: boolean })[]
  return?: { type: { text: string } }
}

export interface ClassDeclaration extends Described {
  tagName?: string
  summary?: string
  members: Member[]
  attributes?: (Described & { fieldName: string })[]
  events?: Described[]
  slots?: Described[]
  cssParts?: Described[]
  cssProperties?: Described[]
  cssStates?: Described[]
}

export interface Manifest {
  modules: { path: string; declarations: ClassDeclaration[]; exports: { kind: string; name: string }[] }[]
}

/** Returns the text of the manifest as the source has it now. */
export async function makeManifest(): Promise<string> {
  const manifest: unknown = await cli({ argv: ['analyze'], cwd: root, noWrite: true })
  return JSON.stringify(manifest, null, 2) + '\n'
}

/** Returns the committed manifest. */
export const readManifest = (): Manifest => JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest

/** Returns the classes of a manifest: the element, and its events. */
export const classesOf = (manifest: Manifest): ClassDeclaration[] =>
  manifest.modules.flatMap(({ declarations }) => declarations)

/** Returns the element's class. All its lists are there, since none is empty. */
export const elementOf = (manifest: Manifest): Required<ClassDeclaration> =>
  classesOf(manifest).find(({ tagName }) => tagName) as Required<ClassDeclaration>
