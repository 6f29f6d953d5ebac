/** A button that copies, and says for a moment that it did. Loaded on demand. */
import { copy } from './copy.js'

/** Milliseconds. */
const moment = 2_000

interface Drawn {
  requestUpdate(): void
}

/** What was copied last, by the words on its button. */
const last = new WeakMap<object, { label: string }>()

/**
 * Its words and its press. The focus stays on it, so that its new words are read out; `instead` is what a person is shown
 * where nothing can be copied.
 */
export function copying(
  card: object,
  label: string,
  copied: string,
  text: () => string,
  instead?: () => unknown,
): [label: string, press: () => Promise<void>] {
  const draw = () => (card as Drawn).requestUpdate()
  const press = async () => {
    if (!(await copy(text()))) return void instead?.()
    const mine = { label }
    last.set(card, mine)
    draw()
    setTimeout(() => {
      if (last.get(card) !== mine) return
      last.delete(card)
      draw()
    }, moment)
  }
  return [last.get(card)?.label === label ? copied : label, press]
}
