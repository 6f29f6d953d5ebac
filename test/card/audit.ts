/** An audit by WCAG 2.2 AA. */
import { expect } from '@open-wc/testing'
import type axe from 'axe-core'

/** Rejects with what is wrong. Of that level's rules axe leaves out one unless it is asked for: the size of what is pressed. */
export async function audit(card: Element): Promise<void> {
  // @ts-expect-error It declares no types, and exports nothing: the page has it afterwards.
  await import('axe-core/axe.min.js')
  const { axe: engine } = window as unknown as { axe: typeof axe }
  engine.configure({ rules: [{ id: 'target-size', enabled: true }] })
  await expect(card).to.be.accessible()
}
