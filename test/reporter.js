/**
 * What `node --test` says: a line for each file, each failure in full, and the counts in the file of `COUNTS_FILE`.
 * JavaScript, since Node loads a reporter before tsx.
 */
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { inspect } from 'node:util'

/** A file that ran no test passes as one test, by its path. */
const isFile = ({ nesting, name }) => nesting === 0 && /\.test\.(ts|mjs)$/.test(name)

/** A fault of its own and not only of a test in it, nor of one that is still to be written. */
const hasFailed = ({ type, data }) =>
  type === 'test:fail' && data.todo === undefined && data.details.error.failureType !== 'subtestsFailed'

const hasPassed = ({ type, data }) =>
  type === 'test:pass' && data.details.type !== 'suite' && data.skip === undefined && data.todo === undefined

function failureOf({ name, details: { error } }) {
  const shown = error ? inspect(error.cause ?? error) : 'The file ran no test.'
  return `  ✖ ${name}\n${shown.replace(/^/gm, '      ')}\n`
}

const lineOf = ({ file, passed, failed }) =>
  `${failed ? '✖' : '✔'} ${relative('', file)}: ${passed} passed, ${failed} failed\n`

export default async function* reporter(source) {
  const files = []
  for await (const event of source) {
    const { type, data } = event
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const name = data.file ?? data.name
    if (files.at(-1)?.file !== name) {
      if (files.length) yield lineOf(files.at(-1))
      files.push({ file: name, passed: 0, failed: 0 })
    }
    if (hasFailed(event) || isFile(data)) {
      files.at(-1).failed++
      yield failureOf(data)
    } else if (hasPassed(event)) files.at(-1).passed++
  }
  if (files.length) yield lineOf(files.at(-1))
  const total = (of) => files.reduce((sum, file) => sum + file[of], 0)
  const { COUNTS_FILE } = process.env
  if (COUNTS_FILE) writeFileSync(COUNTS_FILE, JSON.stringify({ passed: total('passed'), failed: total('failed') }))
}
