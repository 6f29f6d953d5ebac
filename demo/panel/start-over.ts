/** Puts everything back to the beginning: the emulator, the faults, the clocks, and what the card has stored. */
import { setMinutesAhead } from './browser-faults.js'
import type { DemoEnvironment } from './environment.js'
import type { Faults } from './fault-sources.js'
import { clearCardStorage } from './preferences.js'
import { choose, chosenNames } from './url-choices.js'

export async function startOver({ controlEmulator }: DemoEnvironment, faults: Faults): Promise<void> {
  await Promise.all([faults.clear(), controlEmulator('/reset', 'POST')])
  setMinutesAhead(0)
  clearCardStorage()
}

/** Choices that only change how the page looks. */
const LOOKS = ['tab', 'theme', 'lang', 'dir', 'scheme', 'width', 'appearance', 'framework', 'back-end']

/** Removes from the URL what changes how the card behaves. What changes only the looks stays. */
export function forgetTrial(): void {
  for (const name of chosenNames()) if (!LOOKS.includes(name) && !name.startsWith('--wiro-')) choose(name)
}
