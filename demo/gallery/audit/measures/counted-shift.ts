/** How far a change moves the page, as the browser counts it: https://web.dev/articles/cls */

interface LayoutShift extends PerformanceEntry {
  value: number
}

/**
 * Returns the layout shift score of what `act` does to the page. No real press comes before, so the browser counts all of it;
 * it would leave out what a press leads to within half a second.
 */
export async function countedShift(act: () => unknown): Promise<number> {
  await nextFrames()
  const shifts: LayoutShift[] = []
  const take = (entries: PerformanceEntryList) => shifts.push(...(entries as LayoutShift[]))
  const observer = new PerformanceObserver((list) => take(list.getEntries()))
  observer.observe({ type: 'layout-shift' })
  await act()
  await nextFrames()
  take(observer.takeRecords())
  observer.disconnect()
  return shifts.reduce((sum, { value }) => sum + value, 0)
}

/** A shift is counted while a frame is made, and is known once the next one has begun. */
async function nextFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
}
