/** What does not stand where it should: outside of the card, over another part, or beside the middle of its tile. */

/** Returns what leaves the card to a side, is cut off, overlaps the buttons, or is off its centre. */
export function misplaced(card: HTMLElement): string[] {
  return [...outside(card), ...cutOff(card), ...overButtons(card), ...offCentre(card)]
}

const all = (card: HTMLElement, selector: string) =>
  [...card.shadowRoot!.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility())

const nameOf = (element: Element) =>
  `${element.getAttribute('part') ?? element.localName} “${element.textContent.trim().slice(0, 30)}”`

/** A button without a frame is aligned by its words: the room around them and before a row, which nobody sees, may leave the card. */
const QUIET_ROOM = 20.5

function outside(card: HTMLElement): string[] {
  const { left, right } = card.getBoundingClientRect()
  // An icon that turns has corners that nobody sees.
  return all(card, '[part=card] :not(svg, svg *)')
    .filter((element) => {
      const rect = element.getBoundingClientRect()
      const room = element.matches('[part~=quiet], [part=actions]') ? QUIET_ROOM : 0.5
      return rect.width && (rect.left < left - room || rect.right > right + room)
    })
    .map((element) => `${nameOf(element)} leaves the card`)
}

/** A file scrolls, and a field shows a part of what is typed. */
const cutOff = (card: HTMLElement): string[] =>
  all(card, 'button, p, [part~=label], summary')
    .filter(({ scrollWidth, clientWidth }) => clientWidth && scrollWidth > clientWidth + 1)
    .filter((element) => getComputedStyle(element).display !== 'inline')
    .map((element) => `${nameOf(element)} is cut off`)

function overButtons(card: HTMLElement): string[] {
  const [words] = all(card, '[data-row] [part~=words]')
  if (!words) return []
  const texts = [...words.children].map((child) => child.getBoundingClientRect())
  return all(card, '[part~=actions] button')
    .filter((button) => texts.some((text) => overlap(text, seenRectOf(button))))
    .map((button) => `${nameOf(button)} stands over the words`)
}

/** Of a button without a frame only the words are seen. */
function seenRectOf(button: HTMLElement): DOMRect {
  if (!button.matches('[part~=quiet]')) return button.getBoundingClientRect()
  const words = new Range()
  words.selectNodeContents(button)
  return words.getBoundingClientRect()
}

const overlap = (a: DOMRect, b: DOMRect): boolean =>
  a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1

function offCentre(card: HTMLElement): string[] {
  const [tile] = all(card, '[part=mark]')
  const [icon] = all(card, '[part=mark] svg')
  if (!tile || !icon) return []
  const [outer, inner] = [tile, icon].map((element) => element.getBoundingClientRect()) as [DOMRect, DOMRect]
  const gaps = {
    x: inner.left - outer.left - (outer.right - inner.right),
    y: inner.top - outer.top - (outer.bottom - inner.bottom),
  }
  return Object.values(gaps).some((gap) => Math.abs(gap) > 1) ? ['the mark is off the centre of its tile'] : []
}
