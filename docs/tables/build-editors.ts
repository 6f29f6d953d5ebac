/** Writes the files for editors into the folder that is named, as a part of `npm run build`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EDITOR_FILES } from './editor-data.js'
import { readManifest } from './manifest.js'

const folder = process.argv[2]!
const manifest = readManifest()
mkdirSync(folder, { recursive: true })

for (const [name, describe] of Object.entries(EDITOR_FILES))
  writeFileSync(join(folder, name), `${JSON.stringify(describe(manifest), null, 2)}\n`)
