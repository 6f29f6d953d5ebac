/** The generated tables of the pages, and the generator that writes them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withTests } from '../../docs/tables/fault-tests.js'
import { readManifest } from '../../docs/tables/manifest.js'
import { pagePaths, readPage, renderPage } from '../../docs/tables/pages.js'
import { toMarkdown } from '../../docs/tables/table.js'
import { TABLES } from '../../docs/tables/tables.js'

const manifest = readManifest()

for (const path of pagePaths()) {
  test(`the tables of ${path} are what the source says; \`npm run docs\` writes them anew`, async () => {
    const page = readPage(path)

    assert.equal(await renderPage(page, manifest), page)
  })
}

for (const [name, make] of Object.entries(TABLES)) {
  test(`the table ${name} has rows, and a description in each`, async () => {
    const { columns, rows } = await make(manifest)

    assert.ok(rows.length > 3)
    for (const row of rows) {
      assert.equal(row.length, columns.length, row[0])
      assert.ok(
        row.some((cell, column) => column > 0 && cell),
        row[0],
      )
    }
  })
}

const marked = (name: string, content = '') =>
  `Before\n\n<!-- table: ${name} -->\n${content}\n<!-- /table -->\n\nAfter\n`

test('a table stands between its markers, and what is around them stays', async () => {
  const page = await renderPage(marked('slots', '\nan older table\n'), manifest)

  assert.match(page, /^Before\n\n<!-- table: slots -->\n\n\| slot +\| what it does +\|\n/)
  assert.match(page, /\| `footer` +\|.*\|\n\n<!-- \/table -->\n\nAfter\n$/)
  assert.doesNotMatch(page, /older/)
})

test('a page is written the same way a second time', async () => {
  const page = await renderPage(marked('attributes') + marked('codes'), manifest)

  assert.equal(await renderPage(page, manifest), page)
})

test('a table that nobody makes is an error', async () => {
  await assert.rejects(renderPage(marked('nothing'), manifest), /No table is called nothing/)
})

test('a table that is not closed is an error', async () => {
  await assert.rejects(renderPage('<!-- table: slots -->\n\nText\n', manifest), /1 tables are opened, 0 are closed/)
})

test('a file of an example app stands between its markers as it is, and what is around them stays', async () => {
  const page = await renderPage('Before\n\n<!-- app: html/main.ts -->\nolder\n<!-- /app -->\n\nAfter\n', manifest)

  const code = readPage('demo/frameworks/html/main.ts')
  assert.equal(page, `Before\n\n<!-- app: html/main.ts -->\n\n\`\`\`ts\n${code}\`\`\`\n\n<!-- /app -->\n\nAfter\n`)
})

test('a file that no example app has is an error', async () => {
  await assert.rejects(renderPage('<!-- app: html/none.ts -->\n<!-- /app -->\n', manifest), /none\.ts/)
})

test('a file that is not closed is an error', async () => {
  await assert.rejects(renderPage('<!-- app: html/main.ts -->\n\nText\n', manifest), /1 files are opened, 0 are closed/)
})

test('a cell that is too long to read is an error', async () => {
  const table = (length: number) => ({ columns: ['a'], rows: [[`[${'x'.repeat(length)}](https://example.com/)`]] })

  await toMarkdown(table(120))
  await assert.rejects(toMarkdown(table(121)), /A cell has 121 characters/)
})

test('a bar in a cell does not end it', async () => {
  assert.match(await toMarkdown({ columns: ['a'], rows: [["`'x' | 'y'`"]] }), /`'x' \\\| 'y'`/)
})

test('a fault’s row names the files whose test titles carry its number', () => {
  const files = new Map([
    ['F01', ['a.test.ts']],
    ['F02', ['a.test.ts', 'b.test.ts', 'c.test.ts', 'd.test.ts']],
  ])

  const rowsBefore = [
    ['F01', '', 'x'],
    ['`F02`', 'old', 'y'],
    ['F03', 'old', 'z'],
  ]

  const { rows } = withTests({ columns: ['number', 'tests', 'what'], rows: rowsBefore }, files)

  assert.deepEqual(rows, [
    ['F01', '`a.test.ts`', 'x'],
    ['`F02`', '`a.test.ts`, `b.test.ts` and 2 more', 'y'],
    ['F03', '', 'z'],
  ])
})
