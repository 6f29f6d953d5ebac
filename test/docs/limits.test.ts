/** The limits that keep a page readable. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pages } from './pages.js'

const MAX_CELL_CHARACTERS = 120

const maxLines = (path: string) => (path === 'README.md' ? 200 : 300)

/** It grows with each release. */
const unlimited = ['CHANGELOG.md']

for (const { path, text, cellTexts, sections } of pages.values()) {
  if (!unlimited.includes(path)) {
    test(`${path} has at most ${maxLines(path)} lines, and short cells`, () => {
      const lines = text.trimEnd().split('\n').length

      assert.ok(lines <= maxLines(path), `${lines} lines`)
      assert.deepEqual(
        cellTexts.filter((cell) => cell.length > MAX_CELL_CHARACTERS),
        [],
      )
    })
  }

  test(`${path} begins with its title`, () => {
    assert.match(text, /^# \S/)
  })

  // A changelog repeats its headings for each release.
  if (path !== 'CHANGELOG.md') {
    test(`${path} has each heading once, so that its anchors need no number`, () => {
      const titles = sections.map(({ title }) => title)

      assert.deepEqual(
        titles.filter((title, index) => titles.indexOf(title) !== index),
        [],
      )
    })
  }
}
