/** Words that stand on two lines, because the line broke inside of them. */
import { countLines, rectsOf, visibleTexts } from './visible-text.js'

/** A word ends at a space, and after what a line may break at anyway. */
const WORD = /[^\s\u200b\u00ad\-‐–—/]+/g

/** A file's text is wrapped wherever it has to be, and so is an address, which has no words. */
const isProse = ({ parentElement }: Text): boolean => !parentElement!.closest('pre')
const isAddress = (text: string): boolean => /^\S*:\/\/|^\S+\.\S+\/\S*$/.test(text)

/** A line of Chinese or Japanese breaks between any two characters. */
const BREAKS_ANYWHERE = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}/u

/** Returns the words of a card that are broken inside. */
export function brokenWords(card: HTMLElement): string[] {
  return visibleTexts(card)
    .filter((text) => isProse(text) && countLines(rectsOf(text)) > 1)
    .flatMap(brokenWordsIn)
}

const brokenWordsIn = (text: Text): string[] =>
  [...text.data.matchAll(WORD)]
    .filter(({ 0: word }) => word.length > 1 && !BREAKS_ANYWHERE.test(word) && !isAddress(text.data.trim()))
    .filter(({ 0: word, index }) => countLines(rectsOf(text, index, index + word.length)) > 1)
    .map(([word]) => word)
