/**
 * The published files contain no secret of the environment that they were built in, nor do their source maps. The build
 * runs here with a secret of each kind in the variables that products, developers, npm and CI use.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { canaries, secretsIn } from '../canaries.js'
import { root, run } from './packed.js'

const { apiKey, apiSecret, sealSecret, clientSecret, accessToken, refreshToken } = canaries

/** Variables that the README names, and those of npm and CI. */
const environment: Record<string, string> = {
  WIRO_API_KEY: apiKey,
  WIRO_API_SECRET: apiSecret,
  SEAL_SECRET: sealSecret,
  HUBSPOT_CLIENT_SECRET: clientSecret,
  NPM_TOKEN: accessToken,
  GITHUB_TOKEN: refreshToken,
}

let folder: string

/** As `npm run build`, without the relay page: other tests read that one at the same time. */
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'wiro-secrets-'))
  for (const [name, secret] of Object.entries(environment)) {
    // Vite exposes variables with this prefix to pages.
    Object.assign(process.env, { [name]: secret, ['VITE_' + name]: secret })
  }
  const [modules, script] = [folder, join(folder, 'cdn')].map((outDir) => JSON.stringify({ outDir }))
  const builds = `import { build } from 'vite'
    await build({ build: ${modules} })
    await build({ mode: 'script-tag', build: ${script} })`
  run(root, process.execPath, '--input-type=module', '--eval', builds)
})

after(() => rmSync(folder, { recursive: true, force: true }))

test('a build with secrets in its environment contains none of them', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((one) =>
    one.isFile(),
  )
  const found = files.map(({ parentPath, name }) => [name, ...secretsIn(readFileSync(join(parentPath, name), 'utf8'))])

  for (const name of ['wiro-hubspot-connect.js', 'wiro-hubspot-connect.js.map', 'handler.js'])
    assert.ok(
      files.some((one) => one.name === name),
      `${name} was built`,
    )
  assert.deepEqual(
    found.filter(([, ...kinds]) => kinds.length),
    [],
  )
})
