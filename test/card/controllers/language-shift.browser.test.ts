/** How far a change of language moves what stands below the card. */
import { expect, nextFrame } from '@open-wc/testing'
import { BUILT_IN_TAGS } from '../../../src/card/locales/tags.js'
import { drawn, settled } from '../card.js'
import { connected, disconnected, failed, waiting } from '../states.js'
import { layoutShift } from './layout-shift.js'

const states = [
  disconnected,
  waiting('authorizing'),
  connected(),
  failed('internal_error'),
  failed('hubspot_no_permission'),
]

/** In a narrow card longer words can take a line more of buttons. */
const viewports = [
  { width: 320, height: 568, limit: 0.085 },
  { width: 760, height: 1024, limit: 0.05 },
]

describe('a change of language', () => {
  for (const viewport of viewports)
    for (const tag of BUILT_IN_TAGS)
      it(`to ${tag} moves the page by no more than a good score in a card of ${viewport.width} px`, async () => {
        for (const state of states) {
          const { card } = await drawn(state)
          card.parentElement!.style.width = `${viewport.width}px`
          const before = card.getBoundingClientRect().height
          card.lang = tag
          await nextFrame()
          await settled(card)
          await settled(card)

          const { height } = card.getBoundingClientRect()

          expect(card.shadowRoot!.querySelector('section')!.lang).to.equal(tag)
          expect(layoutShift({ viewport, top: 16, width: viewport.width }, before, height)).to.be.at.most(
            viewport.limit,
          )
        }
      })
})
