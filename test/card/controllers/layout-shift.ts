/** How far a card that changes its height moves what stands below it. `npm run audit` measures what moves within it, too. */

/** Where a card begins in the viewport, and what stands below: a block as wide as the card, down to the viewport's end. */
interface Place {
  viewport: { width: number; height: number }
  top: number
  width: number
}

/**
 * Returns the layout shift score of a card that changes its height: the share of the viewport that the moved block covers
 * before or after, times how far it moves, by the viewport's longer side. https://web.dev/articles/cls
 */
export function layoutShift({ viewport, top, width }: Place, heightBefore: number, heightAfter: number): number {
  const distance = Math.min(Math.abs(heightAfter - heightBefore), viewport.height)
  // A browser does not count what moves by less than three pixels.
  if (distance < 3) return 0
  const covered = Math.max(viewport.height - top - Math.min(heightBefore, heightAfter), 0)
  const impact = (covered * Math.min(width, viewport.width)) / (viewport.width * viewport.height)
  return impact * (distance / Math.max(viewport.width, viewport.height))
}
