/** What the card loads on demand, in one piece: the views about problems, and their styles. */
import { Controllers } from './controllers/index.js'
import { follow as followLanguage } from './language.js'
import { moreStyles } from './morestyles.js'
import { over } from './over.js'
import { refuse } from './secrets.js'
import { ignoreSecond } from './twice.js'

/** Settles once an element is visible. */
const seen = (element: Element) =>
  new Promise<void>((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      resolve()
    })
    observer.observe(element)
  })

/** From now on, once for each card. */
function follow(card: Parameters<typeof followLanguage>[0] & Parameters<typeof ignoreSecond>[0]): void {
  followLanguage(card)
  ignoreSecond(card)
}

export const onDemand = {
  styles: moreStyles,
  Controllers,
  seen,
  refuse,
  follow,
  over,
}

export type OnDemand = typeof onDemand
