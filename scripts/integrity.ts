/** Writes the value for the script tag's `integrity` attribute beside the file that it is computed from. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const script = readFileSync('dist/cdn/wiro-hubspot-connect.js')
writeFileSync('dist/cdn/integrity.txt', `sha384-${createHash('sha384').update(script).digest('base64')}\n`)
