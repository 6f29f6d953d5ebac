/** The picture of the custom properties: each name beside what it paints. */

/** The names, what they paint in the card, and on which side they stand. */
type Callout = [names: string, selector: string, side: 'left' | 'right']

/** Callouts by the title of the gallery's case. A name stands without `--wiro-`. */
export const callouts: Record<string, Callout[]> = {
  'Not connected': [
    ['card-border, line', '[part~=card]', 'left'],
    ['mark-background, tint', '[part~=mark]', 'left'],
    ['card-background, card-radius, card-shadow, card-padding', '[part~=note]', 'left'],
    ['action-background, accent', '[part~=action]', 'left'],
    ['title-size, title-weight', '[part~=title]', 'right'],
    ['gap', '[part~=status]', 'right'],
    ['text, font-size', '[part~=text]', 'right'],
    ['muted', '[part~=note]', 'right'],
    ['action-text, accent-text', '[part~=action]', 'right'],
  ],
  Authorizing: [
    ['busy', '[part~=status] svg', 'left'],
    ['plain-background, plain-text, line', '[part~=plain]', 'left'],
    ['quiet-text', '[part~=quiet]:last-child', 'right'],
  ],
  Connected: [['positive', '[part~=status] svg', 'left']],
  'Connected, agent stopped': [
    ['caution', '[part~=status] svg', 'left'],
    ['button-radius, button-height, button-weight', '[part~=action]', 'left'],
    ['focus, focus-halo', '[part~=quiet]:last-child', 'right'],
  ],
  internal_error: [['negative', '[part~=status] svg', 'left']],
  'Confirm disconnecting': [['removal-background, removal-text', '[part~=removal]', 'left']],
  'Get help, no code yet': [
    ['input-border', '[part~=input]', 'left'],
    ['input-background', '[part~=input]', 'right'],
  ],
  'Misconfigured, for the developer': [['font-mono', 'code', 'right']],
}

export interface TokenPicture {
  callouts: Record<string, Callout[]>
}

/** In pixels. */
export const tokenPictureWidth = 1120

/** Runs in the page, where no helper of the compiler is: it contains no function with a name. */
export function drawTokenPicture({ callouts }: TokenPicture): void {
  const box = document.createElement('div')
  box.style.cssText = 'position: relative; display: grid; gap: 24px; justify-items: center; padding: 16px'
  const rows: [card: HTMLElement, callouts: Callout[]][] = []
  for (const [title, list] of Object.entries(callouts)) {
    const captions = [...document.querySelectorAll('figcaption')]
    const card = captions.find(({ textContent }) => textContent === title)!.nextElementSibling as HTMLElement
    card.style.inlineSize = '480px'
    rows.push([card, list])
  }
  box.append(...rows.map(([card]) => card))
  document.body.style.cssText = 'margin: 0; padding: 0'
  document.body.replaceChildren(box)
  const focused = rows.find(([, list]) => list.some(([names]) => names.startsWith('focus')))![0]
  // From a key press on, the gallery leaves the focus where it is.
  dispatchEvent(new KeyboardEvent('keydown'))
  focused.shadowRoot!.querySelector<HTMLElement>('[part~=quiet]:last-child')!.focus({ preventScroll: true })
  for (const [card, list] of rows) {
    const { left, right, top } = card.getBoundingClientRect()
    const bottoms = { left: 0, right: 0 }
    for (const [names, selector, side] of list) {
      const target = card.shadowRoot!.querySelector(selector)!.getBoundingClientRect()
      const y = selector === '[part~=card]' ? top + 1 : target.top + target.height / 2
      const label = document.createElement('code')
      const edge = side === 'left' ? left - 24 : right + 24
      label.textContent = names.replaceAll(/[\w-]+/g, '--wiro-$&').replaceAll(', ', '\n')
      label.style.cssText = `position: absolute; ${side === 'left' ? `right: calc(100% - ${edge}px)` : `left: ${edge}px`}; font: 12px/16px monospace; white-space: pre; text-align: ${side === 'left' ? 'right' : 'left'}`
      box.append(label)
      const height = label.offsetHeight
      const labelTop = Math.max(bottoms[side], y - 8)
      label.style.top = `${labelTop}px`
      bottoms[side] = labelTop + height + 4
      const end = side === 'left' ? target.left : target.right
      const line = document.createElement('i')
      const [from, to] = side === 'left' ? [edge + 4, end] : [end, edge - 4]
      const rise = y - (labelTop + 8)
      const length = Math.hypot(to - from, rise)
      const angle = Math.atan2(side === 'left' ? rise : -rise, to - from)
      const start = side === 'left' ? labelTop + 8 : y
      line.style.cssText = `position: absolute; left: ${from}px; top: ${start}px; inline-size: ${length}px; border-block-start: 1px solid #e11d48; transform: rotate(${angle}rad); transform-origin: 0 0`
      box.append(line)
    }
  }
}
