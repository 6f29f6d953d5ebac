import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { all, button, drawn, press, seen, settled, textOf } from '../../card.js'
import { connected, failed, flowWith, problemWith, waiting } from '../../states.js'
import { texts } from '../../texts.js'
import { asking, box, focused, lingering, messages, paste } from './asking.js'

const { problems, panels, first } = texts
const { codes, questionLink, ask } = problems
const { retry } = first.buttons
const { question } = panels
const noPermission = question.choices.hubspot_no_permission[0]

describe('the question about HubSpot’s page', () => {
  it('is one press away where the window is gone', async () => {
    const { card } = await drawn(waiting('unfinished'))
    const before = seen(card).body

    await press(card, questionLink)

    expect([before, seen(card).body![0]]).to.deep.equal([undefined, question.heading])
  })

  it('has no choice that repeats the button', async () => {
    const { card } = await asking()

    expect(all(card, '[part=choice]').map(textOf)).not.to.include.members([retry])
    expect(seen(card).buttons[0]).to.equal(`${retry} [button action]`)
  })

  for (const label of question.choices.hubspot_scope_mismatch) {
    it(`names the same cause for each of HubSpot’s sentences about it: ${label}`, async () => {
      const { card, connector } = await asking(undefined, undefined, { authMethod: 'own' })
      const reported: string[] = []
      connector.reportProblem = (code) => reported.push(code)

      await press(card, label)

      expect(reported).to.deep.equal(['hubspot_scope_mismatch'])
    })
  }

  it('has its chosen cause explained over the account where the flow was a reconnect', async () => {
    const { card, connector } = await asking(waiting('unfinished', flowWith(14, { reconnect: true })))
    connector.reportProblem = (code) => connector.become(connected({ problem: problemWith(code) }))

    await press(card, noPermission)

    expect([seen(card).status, seen(card).body![0]]).to.deep.equal([
      first.connected.status,
      codes.hubspot_no_permission.title,
    ])
  })
})

describe('the question while the window is open', () => {
  it('is not offered within the first minute', async () => {
    const { card } = await drawn(waiting('authorizing'))

    expect(all(card, '[part=link]')).to.deep.equal([])
  })

  it('ends nothing, and can be cancelled', async () => {
    const { card, connector } = await asking(lingering, questionLink)

    expect([connector.asked, seen(card).status, seen(card).buttons.at(-1)]).to.deep.equal([
      [],
      first.authorizing.status,
      `${first.buttons.cancel} [button quiet]`,
    ])
  })

  it('F119 takes the focus to its first choice', async () => {
    const { card } = await asking(lingering, questionLink)

    expect(focused(card)).to.equal(noPermission)
  })

  it('gives the focus back to the link where I go back', async () => {
    const { card } = await asking(lingering, questionLink)

    await press(card, panels.back)

    expect([seen(card).body, focused(card)]).to.deep.equal([undefined, questionLink])
  })

  it('F120 is closed by Esc, which gives the focus back to the link', async () => {
    const { card } = await asking(lingering, questionLink)

    await sendKeys({ press: 'Escape' })
    await settled(card)

    expect([seen(card).body, focused(card)]).to.deep.equal([undefined, questionLink])
  })

  it('leads from a choice to its next step, with the focus', async () => {
    const { card, connector } = await asking(lingering, questionLink)
    connector.reportProblem = (code) => connector.become(failed(code))
    button(card, noPermission).focus()

    await press(card, noPermission)

    expect([seen(card).status, focused(card)]).to.deep.equal([codes.hubspot_no_permission.title, ask.hubspotAdmin])
  })

  it('begins a new flow where I try again', async () => {
    const { card, connector } = await asking(lingering, questionLink)

    await press(card, retry)

    expect(connector.asked).to.deep.equal(['connect {"restart":true}'])
  })

  it('keeps the text, its answer and the focus when the window closes', async () => {
    const { card, connector } = await asking(lingering, questionLink)
    await paste(card, messages.noPermission)

    connector.become(waiting('unfinished'))
    await settled(card)

    expect([box(card).value, seen(card).status]).to.deep.equal([
      messages.noPermission,
      codes.hubspot_no_permission.title,
    ])
    expect(card.shadowRoot!.activeElement).to.equal(box(card))
  })

  it('is closed when the account turns out to be connected', async () => {
    const { card, connector } = await asking(lingering, questionLink)

    connector.become(connected())
    await settled(card)

    expect([seen(card).body, seen(card).status]).to.deep.equal([undefined, first.connected.status])
  })
})
