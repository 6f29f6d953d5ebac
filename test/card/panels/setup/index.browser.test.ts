import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { press, settled, textOf } from '../../card.js'
import { failed } from '../../states.js'
import { texts } from '../../texts.js'
import { focused, idInput, openForm, overAccount, overProblem, statusOf } from './form.js'

const { cancel, retry } = texts.first.buttons
const { install } = texts.panels.setup
const problemTitle = texts.problems.codes.hubspot_unknown_client.title

describe('the set-up that I open', () => {
  it('takes the focus to its first step', async () => {
    const { card } = await openForm(overProblem())

    expect(textOf(focused(card)!)).to.equal(install.heading)
  })

  it('leads back to the problem by its button', async () => {
    const { card } = await openForm(overProblem())

    await press(card, cancel)

    expect(statusOf(card)).to.equal(problemTitle)
  })

  it('leads back to the account by its button', async () => {
    const { card } = await openForm(overAccount('hubspot_unknown_client'))

    await press(card, cancel)

    expect(statusOf(card)).to.equal(texts.first.connected.status)
  })

  it('is closed by Esc in a field', async () => {
    const { card } = await openForm(overProblem())
    idInput(card).focus()

    await sendKeys({ press: 'Escape' })
    await settled(card)

    expect(statusOf(card)).to.equal(problemTitle)
  })

  it('tries again where the endpoint saves no credentials', async () => {
    const { card, connector } = await openForm(failed('hubspot_scope_mismatch'))

    await press(card, retry)

    expect([idInput(card), connector.asked]).to.deep.equal([null, ['connect']])
  })
})
