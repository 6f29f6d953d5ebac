/** Each relative link and each anchor leads somewhere, in the repository and in the packed tarball. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { test } from 'node:test'
import { pack, root, unpack } from '../package/packed.js'
import { pages, type Page } from './pages.js'

interface Link {
  page: string
  /** As it is written. */
  target: string
  /** The path from the root that it leads to. */
  path: string
  anchor?: string
}

/** Returns the links of a page that lead into the repository. */
const linksOf = ({ path: page, links }: Page): Link[] =>
  links
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#')
      return { page, target, path: path ? posix.join(posix.dirname(page), decodeURI(path)) : page, anchor }
    })

const links = [...pages.values()].flatMap(linksOf)
const describe = ({ page, target }: Link) => `${page}: ${target}`

const hasAnchor = ({ path, anchor }: Link) =>
  !anchor || pages.get(path)?.sections.some((section) => section.anchor === anchor)

test('each relative link leads to a file', () => {
  assert.ok(links.length > 20)
  assert.deepEqual(links.filter(({ path }) => !existsSync(join(root, path))).map(describe), [])
})

test('each anchor leads to a heading', () => {
  assert.deepEqual(links.filter((link) => !hasAnchor(link)).map(describe), [])
})

test('no link in a packed page leads out of the tarball', () => {
  const folder = unpack(pack())
  const packed = links.filter(({ page }) => existsSync(join(folder, page)))

  assert.ok(packed.some(({ page }) => page === 'README.md'))
  assert.deepEqual(packed.filter(({ path }) => !existsSync(join(folder, path))).map(describe), [])
})
