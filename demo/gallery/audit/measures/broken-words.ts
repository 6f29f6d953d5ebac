/** Words that stand on two lines, because the line broke inside of them. */
import { countLines, rectsOf, visibleTexts } from './visible-text.js'

/** A word ends at a space, and after what a line may break at anyway. */
const WORD = /[^\s\u200b\u00ad\-‐–—/]+/g

/** A file's text and a tag are wrapped wherever they have to be. */
const isProse = ({ parentElement, data }: Text): boolean => !parentElement!.closest('pre') && !data.startsWith('<')

/** A line of Chinese or Japanese breaks between any two characters. */
const BREAKS_ANYWHERE = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}/u

/** Returns the words of a card that are broken inside, although a line has room for them. */
export function brokenWords(card: HTMLElement): string[] {
  return visibleTexts(card)
    .filter((text) => isProse(text) && countLines(rectsOf(text)) > 1)
    .flatMap(brokenWordsIn)
}

const brokenWordsIn = (text: Text): string[] =>
  [...text.data.matchAll(WORD)]
    .filter(({ 0: word }) => word.length > 1 && !BREAKS_ANYWHERE.test(word))
    .filter(({ 0: word, index }) => {
      const rects = rectsOf(text, index, index + word.length)
      return countLines(rects) > 1 && widthOf(rects) <= lineWidth(text.parentElement!)
    })
    .map(([word]) => word)

const widthOf = (rects: DOMRect[]) => rects.reduce((sum, { width }) => sum + width, 0)

/** A name such as a scope's may be longer than any line of a narrow card. */
function lineWidth(element: HTMLElement): number {
  const { display, paddingInlineStart, paddingInlineEnd } = getComputedStyle(element)
  if (/^inline$|contents/.test(display) && element.parentElement) return lineWidth(element.parentElement)
  return element.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd)
}
