/** Writes what is made of the source: custom-elements.json and the tables of the pages. `npm run docs`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeManifest, manifestFile, root, type Manifest } from './manifest.js'
import { pagePaths, readPage, renderPage } from './pages.js'

const text = await makeManifest()
const manifest = JSON.parse(text) as Manifest
writeFileSync(manifestFile, text)

for (const path of pagePaths()) {
  const page = readPage(path)
  const rendered = await renderPage(page, manifest).catch((error: unknown) => {
    throw new Error(`${path}: ${String(error)}`, { cause: error })
  })
  if (rendered === page) continue
  writeFileSync(join(root, path), rendered)
  console.log(`${path} is written anew`)
}
