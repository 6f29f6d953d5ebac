/** How well colours stand out, as they are drawn: with what shines through them, down to the page. */

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

const cache = new Map<string, Rgba>()
const canvas = document.createElement('canvas')
canvas.width = canvas.height = 1
const context = canvas.getContext('2d', { willReadFrequently: true })!

/** Returns a CSS colour as it is drawn; the browser converts colour spaces. */
export function rgbaOf(color: string): Rgba {
  const known = cache.get(color)
  if (known) return known
  context.clearRect(0, 0, 1, 1)
  context.fillStyle = color
  context.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
  const rgba: Rgba = [red!, green!, blue!, alpha! / 255]
  cache.set(color, rgba)
  return rgba
}

/** Returns a colour over another one that is opaque. */
export const over = ([red, green, blue, alpha]: Rgba, below: Rgba): Rgba => {
  const mix = (top: number, bottom: number) => top * alpha + bottom * (1 - alpha)
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1]
}

const parentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null

/** Returns what is drawn behind an element's content. Without any background that is the browser's white. */
export function backgroundOf(element: Element | null): Rgba {
  if (!element) return [255, 255, 255, 1]
  const own = rgbaOf(getComputedStyle(element).backgroundColor)
  return own[3] === 1 ? own : over(own, backgroundOf(parentOf(element)))
}

/** Returns what is drawn around an element. */
export const surroundingsOf = (element: Element): Rgba => backgroundOf(parentOf(element))

function luminance([red, green, blue]: Rgba): number {
  const linear = [red, green, blue].map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!
}

/** Returns the contrast of a colour over an opaque background, from 1 to 21. */
export function contrast(color: Rgba, background: Rgba): number {
  const [lighter, darker] = [luminance(over(color, background)), luminance(background)].sort((a, b) => b - a)
  return (lighter! + 0.05) / (darker! + 0.05)
}
