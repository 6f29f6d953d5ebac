import { expect } from '@open-wc/testing'
import type { Problem } from '../../../../src/connector/state.js'
import { all, drawn, press, seen, settled, textOf } from '../../card.js'
import { acme, connected, disconnected, problemWith, waiting } from '../../states.js'
import { texts } from '../../texts.js'
import { asking, box, focused, messages, paste, reconnectFailed } from './asking.js'

const { problems, panels, first } = texts
const { codes, questionLink, ask } = problems
const { question } = panels
const noPermission = question.choices.hubspot_no_permission[0]

describe('the question after a failed reconnect', () => {
  it('is answered over the account that is still connected', async () => {
    const { card, connector } = await asking(reconnectFailed, questionLink)
    connector.reportProblem = (code) => connector.become(connected({ problem: problemWith(code) }))

    await press(card, noPermission)

    expect([seen(card).status, seen(card).text, focused(card)]).to.deep.equal([
      first.connected.status,
      acme.name,
      codes.hubspot_no_permission.title,
    ])
    expect(seen(card).buttons[0]).to.equal(`${ask.hubspotAdmin} [button action]`)
  })

  it('is reached again from the explanation, and closed from there', async () => {
    const state = connected({ problem: problemWith('hubspot_link_retired') })
    const { card } = await asking(state, questionLink)

    await press(card, panels.back)
    const inQuestion = focused(card)
    await press(card, panels.back)

    expect([inQuestion, focused(card)]).to.deep.equal([noPermission, questionLink])
  })

  it('is answered anew after I went back to it', async () => {
    const state = connected({ problem: problemWith('hubspot_link_retired') })
    const { card, connector } = await asking(state, questionLink)
    connector.reportProblem = (code) => connector.become(connected({ problem: problemWith(code) }))
    await press(card, panels.back)

    await press(card, noPermission)

    expect(focused(card)).to.equal(codes.hubspot_no_permission.title)
  })

  it('offers no other try where the host turned connecting off', async () => {
    const { card } = await asking(reconnectFailed, questionLink, { disabled: true })
    const choices = all(card, '[part=choice]').map(textOf)

    await paste(card, messages.wrongRedirectUrl)

    expect([choices[0], seen(card).buttons[1]]).to.deep.equal([
      noPermission,
      `${first.buttons.reconnect} [button plain disabled]`,
    ])
  })

  const unrelated: [code: Problem['code'], during: Problem['during']][] = [
    ['offline', 'connect'],
    ['internal_error', 'connect'],
    ['start_refused', 'start'],
    ['unfinished', 'disconnect'],
  ]
  for (const [code, during] of unrelated) {
    it(`is not offered after ${code} during ${during}, where HubSpot showed no page`, async () => {
      const { card } = await drawn(connected({ problem: problemWith(code, { during }) }))

      expect(all(card, '[part=notice] [part=link]').map(textOf)).not.to.contain(questionLink)
    })
  }

  it('forgets its text when nothing is connected any more', async () => {
    const { card, connector } = await asking(reconnectFailed, questionLink)
    await paste(card, messages.noPermission)

    for (const state of [disconnected, waiting('unfinished')]) {
      connector.become(state)
      await settled(card)
    }
    await press(card, questionLink)

    expect(box(card).value).to.equal('')
  })
})
