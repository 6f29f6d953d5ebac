import { expect, nextFrame } from '@open-wc/testing'
import { problems as german } from '../../../src/card/locales/de/problems.js'
import { drawn, part, press, settled, textOf } from '../card.js'
import { recordCopies, restoreClipboard } from '../clipboard.js'
import { failed } from '../states.js'
import { texts } from '../texts.js'

const { copyDetails, copied } = texts.problems.buttons

describe('what screen readers say of a press', () => {
  beforeEach(recordCopies)
  afterEach(restoreClipboard)

  it('is not there any more when the card comes back after it left the page meanwhile', async () => {
    const { card } = await drawn(failed('internal_error'))
    await press(card, copyDetails)
    const said = textOf(part(card, 'announcement'))
    const { parentNode } = card

    card.remove()
    const left = textOf(part(card, 'announcement'))
    parentNode!.append(card)
    await settled(card)

    expect([said, left, textOf(part(card, 'announcement'))]).to.deep.equal([copied, '', ''])
    expect(card.shadowRoot!.textContent).not.to.contain(copied)
  })

  it('carries the language of its words', async () => {
    const { card } = await drawn(failed('internal_error'))
    card.lang = 'de'
    await nextFrame()
    await settled(card)
    await settled(card)

    await press(card, german.buttons.copyDetails)

    expect([textOf(part(card, 'announcement')), part(card, 'announcement')!.lang]).to.deep.equal([
      german.buttons.copied,
      'de',
    ])
  })
})
