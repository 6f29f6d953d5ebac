/**
 * What other programs do to the texts of a card, in its open shadow root. The two translators are simulated as their
 * makers and public reports describe them; no real translator runs in these tests.
 */

const nodesOf = (root: Node, kind: number): ChildNode[] => {
  const walker = document.createTreeWalker(root, kind)
  const nodes: ChildNode[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as ChildNode)
  return nodes
}

const textsOf = (root: Node): Text[] =>
  (nodesOf(root, NodeFilter.SHOW_TEXT) as Text[]).filter((text) => text.data.trim())

const translated = (text: string | null) => `«${text}»`

function fontAround(text: string): HTMLElement {
  const outer = document.createElement('font')
  const inner = document.createElement('font')
  inner.textContent = translated(text)
  outer.append(inner)
  return outer
}

/** Chrome's and Edge's way: a text becomes two `<font>`. */
const replaceTexts = (section: Element) => textsOf(section).forEach((text) => text.replaceWith(fontAround(text.data)))

/** Firefox's way: an element with a text gets its elements and new texts back, and no comment. */
function rebuildElements(section: Element): void {
  for (const parent of new Set(textsOf(section).map((text) => text.parentElement!))) {
    const kept = [...parent.childNodes].filter((child) => !(child instanceof Comment))
    parent.replaceChildren(...kept.map((child) => (child instanceof Text ? translated(child.data) : child)))
  }
}

const removeComments = (section: Element) => nodesOf(section, NodeFilter.SHOW_COMMENT).forEach((node) => node.remove())

/** Before and behind every node, as a password manager's icon beside an input. */
const addNodes = (section: Element) =>
  nodesOf(section, NodeFilter.SHOW_ALL).forEach((node) => {
    node.before('x', document.createElement('extension-icon'))
    node.after(document.createComment('extension'), document.createElement('extension-icon'))
  })

/** As extensions do that show a translation below the original. */
const addTranslations = (section: Element) => textsOf(section).forEach((text) => text.after(fontAround(text.data)))

type Tampering = readonly [title: string, tamper: (section: Element) => void]

export const translators: readonly [Tampering, Tampering] = [
  ['a translator replaced its texts with fonts', replaceTexts],
  ['a translator rebuilt its elements without comments', rebuildElements],
]

export const tampering: readonly Tampering[] = [
  ...translators,
  ['one translator worked after another', (section) => [replaceTexts, rebuildElements].forEach((one) => one(section))],
  ['its comments were removed', removeComments],
  ['its texts were joined', (section) => section.normalize()],
  ['an extension added nodes everywhere', addNodes],
  ['an extension added a translation to each text', addTranslations],
  ['it was emptied', (section) => section.replaceChildren()],
]
