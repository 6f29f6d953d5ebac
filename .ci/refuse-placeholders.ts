/**
 * Refuses to publish while package.json names no real address: npm runs it as `prepublishOnly`. The fields `repository`,
 * `bugs` and `homepage` say OWNER until the repository has an owner, and no other file names the address.
 */
import { readFileSync } from 'node:fs'

const PLACEHOLDER = 'OWNER'
const FIELDS = ['repository', 'bugs', 'homepage']

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>
const unset = FIELDS.filter((field) => !manifest[field] || JSON.stringify(manifest[field]).includes(PLACEHOLDER))
if (unset.length) {
  console.error(`Replace ${PLACEHOLDER} in package.json before you publish: ${unset.join(', ')}`)
  process.exitCode = 1
}
