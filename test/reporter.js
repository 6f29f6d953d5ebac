/**
 * Reports what `node --test` ran: a line for each file and every failure in full. Writes the counts to `COUNTS_FILE`.
 * JavaScript, because Node loads a reporter before tsx.
 */
import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { inspect } from 'node:util'

/** A file that ran no test, or whose process failed, is reported as a test named by its path. */
const isFile = ({ nesting, name }) => nesting === 0 && /\.test\.(ts|mjs)$/.test(name)

/** A test fails by itself, not only because a test inside it failed. A test marked `todo` does not count. */
const hasFailed = ({ type, data }) =>
  type === 'test:fail' && data.todo === undefined && data.details.error.failureType !== 'subtestsFailed'

const hasPassed = ({ type, data }) =>
  type === 'test:pass' && data.details.type !== 'suite' && data.skip === undefined && data.todo === undefined

function failureText({ name, details: { error } }) {
  const text = error ? inspect(error.cause ?? error) : 'The file ran no test.'
  return `  ✖ ${name}\n${text.replace(/^/gm, '      ')}\n`
}

const fileLine = ({ file, passed, failed }) =>
  `${failed ? '✖' : '✔'} ${relative('', file)}: ${passed} passed, ${failed} failed\n`

export default async function* reporter(source) {
  const files = []
  for await (const event of source) {
    const { type, data } = event
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const name = data.file ?? data.name
    if (files.at(-1)?.file !== name) {
      if (files.length) yield fileLine(files.at(-1))
      files.push({ file: name, passed: 0, failed: 0 })
    }
    if (hasFailed(event) || isFile(data)) {
      files.at(-1).failed++
      yield failureText(data)
    } else if (hasPassed(event)) files.at(-1).passed++
  }
  if (files.length) yield fileLine(files.at(-1))
  const sum = (key) => files.reduce((total, file) => total + file[key], 0)
  const { COUNTS_FILE } = process.env
  if (COUNTS_FILE) writeFileSync(COUNTS_FILE, JSON.stringify({ passed: sum('passed'), failed: sum('failed') }))
}
