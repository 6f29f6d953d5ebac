/**
 * Writes the hash of the script-tag file into the README before the package is packed, and takes it out afterwards:
 * `tsx .ci/readme-integrity.ts write` and `… reset`, which npm runs as `prepack` and `postpack`. Each build has its own
 * hash, so that the repository's README shows a placeholder, and the published one the hash of the published file.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const PLACEHOLDER = 'sha384-…'
const ATTRIBUTE = /integrity="sha384-[^"]*"/g

const [command] = process.argv.slice(2)
const integrity = command === 'reset' ? PLACEHOLDER : readFileSync('dist/cdn/integrity.txt', 'utf8').trim()

const readme = readFileSync('README.md', 'utf8')
if (!ATTRIBUTE.test(readme)) throw new Error('README.md shows no integrity attribute')
writeFileSync('README.md', readme.replace(ATTRIBUTE, `integrity="${integrity}"`))
