/** The page's language changes while a card is there: it is drawn anew. Loaded on demand. */

interface Drawn {
  requestUpdate(): void
}

/** Held weakly: a card that left the page is nobody's business. */
const cards = new Set<WeakRef<Drawn>>()

function draw(): void {
  for (const card of cards) {
    const there = card.deref()
    if (there) there.requestUpdate()
    else cards.delete(card)
  }
}

const observer = new MutationObserver(draw)

export function follow(card: Drawn): void {
  // As often as it is told to, it observes once.
  observer.observe(document.documentElement, { attributeFilter: ['lang'] })
  cards.add(new WeakRef(card))
}
