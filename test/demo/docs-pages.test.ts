/** The documentation as the demo shows it: the same pages as in the repository, with links that lead somewhere. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { docsPaths, readDocs } from '../../demo/host/docs-pages.js'
import { pages } from '../docs/pages.js'

const paths = docsPaths()
const htmlPages = paths.filter((path) => path.endsWith('.html'))
const html = new Map(htmlPages.map((path) => [path, String(readDocs(path))]))
const ids = new Map([...html].map(([path, text]) => [path, [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)]))

/** Returns the links of a page that lead to no file, or to no heading of one. */
function brokenLinks(path: string): string[] {
  const targets = [...html.get(path)!.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, target]) => target!)
  return targets.filter((target) => {
    if (/^(https?|mailto|data):/.test(target)) return false
    const { pathname, hash } = new URL(target, `http://demo.example/${path}`)
    const file = pathname.slice(1)
    if (file === 'index.html') return false
    return !paths.includes(file) || (hash !== '' && !ids.get(file)!.includes(hash.slice(1)))
  })
}

test('every page of the documentation can be read in the demo', () => {
  const expected = [...pages.keys()].map((path) => path.replace(/\.md$/, '.html'))
  assert.deepEqual([...htmlPages].sort(), [...expected, 'LICENSE.html'].sort())
})

test('every link of the documentation leads to a page, a picture or a heading', () => {
  assert.deepEqual(
    htmlPages.flatMap((path) => brokenLinks(path).map((target) => `${path}: ${target}`)),
    [],
  )
})

test('a heading has the address that it has in the repository', () => {
  assert.ok(ids.get('docs/theming.html')!.includes('custom-properties'))
})

test('code in the documentation is shown as text', () => {
  const readme = html.get('README.html')!
  assert.ok(readme.includes('&lt;wiro-hubspot-connect token-endpoint=&quot;/api/hubspot&quot;&gt;'))
  assert.ok(!readme.includes('<wiro-hubspot-connect'))
})

test('a path outside of the documentation is not answered', () => {
  for (const path of ['package.json', 'docs/../package.json', 'docs/theming.md', '', 'docs'])
    assert.equal(readDocs(path), undefined, path)
})
