/**
 * Undoes what others do to the card's nodes, before each drawing. Page translators replace texts, or remove the comments
 * that Lit draws between; extensions add nodes. Lit would then write into nodes that nobody sees, or throw.
 */
import type { LitElement } from 'lit'

export class DrawnNodes {
  #changes: MutationRecord[] = []
  #observer: MutationObserver | undefined
  #section: Element | null = null

  /** Draws the card with every node where the last drawing left it; anew where Lit cannot draw so. */
  draw({ renderRoot, renderOptions }: LitElement, update: () => void): void {
    try {
      this.#restore()
      update()
    } catch {
      // Nodes were changed while they were out of the card. Lit draws all anew before another node.
      renderRoot.querySelector('section')?.remove()
      renderOptions.renderBefore = renderRoot.appendChild(new Comment())
      update()
    }
    const section = renderRoot.querySelector('section')
    if (section && section !== this.#section) this.#observe(section)
    // Its own changes stay.
    this.#observer?.takeRecords()
  }

  #restore(): void {
    const changes = [...this.#changes, ...(this.#observer?.takeRecords() ?? [])].reverse()
    this.#changes = []
    for (const { target, addedNodes, removedNodes, nextSibling } of changes) {
      for (const node of addedNodes) (node as ChildNode).remove()
      for (const node of removedNodes) target.insertBefore(node, nextSibling)
    }
  }

  #observe(section: Element): void {
    this.#section = section
    this.#changes = []
    if (typeof MutationObserver !== 'function') return
    this.#observer?.disconnect()
    this.#observer = new MutationObserver((changes) => void this.#changes.push(...changes))
    this.#observer.observe(section, { childList: true, subtree: true })
  }
}
