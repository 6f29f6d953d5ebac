import { expect, fixtureSync, html, waitUntil } from '@open-wc/testing'
import { allCases } from '../../demo/gallery/cases/index.js'
import { createCard, operate } from '../../demo/gallery/draw-case.js'
import '../../src/define.js'
import { texts } from './texts.js'

const { codes, owners, agent } = texts.problems
const { askAdmin, question, setup, troubleshoot } = texts.panels
const { topics } = troubleshoot

/** What a case shows that the card did not show before its buttons were pressed, by the case's title. */
const shownAfterPresses: Record<string, string> = {
  'Connected, started and still stopped': agent.startIgnored,
  'Get help': troubleshoot.question,
  'Get help, an answer': topics.missingData.steps.addScope,
  // Its heading is among the choices as well.
  'Get help, it stopped working while the agent is stopped': texts.panels.back,
  'Get help, it stopped working while the agent runs': topics.stopped.steps.renewalFailing,
  'Get help, the wrong account': topics.account.text,
  'Get help, removed in HubSpot': topics.removed.text,
  'Get help, no code yet': troubleshoot.code.label,
  'Get help, a code': codes.hubspot_no_permission.title,
  'Get help, an unknown code': troubleshoot.code.unknown,
  'Unfinished, own app': question.choices.hubspot_unknown_client[0],
  'Unfinished, with what HubSpot showed': codes.hubspot_plan_lacks_scope.title,
  'Unfinished, own app, with what HubSpot showed': codes.hubspot_redirect_mismatch.title,
  'Unfinished, with an unknown message': owners.wiro.steps[0]!,
  'Did HubSpot show a problem?': question.heading,
  'What did HubSpot show at a reconnect?': question.heading,
  'What HubSpot showed at a reconnect': codes.hubspot_no_permission.title,
  'Confirm disconnecting': texts.panels.disconnect.text,
  'Ask your admin': askAdmin.labels.hubspotAdmin,
  'Ask the owner': askAdmin.labels.appOwner,
  'Ask an admin': askAdmin.labels.productAdmin,
  'Setup, with an app that is there': setup.open.heading,
  'Setup, with nothing entered': setup.faults.empty.clientId,
  'Setup, opened from a problem': setup.status,
}

describe('the gallery', () => {
  it('gives each of its cases a title of its own', () => {
    const titles = allCases.map(({ title }) => title)

    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).to.deep.equal([])
  })

  for (const one of allCases.filter(({ press }) => press)) {
    it(`gets to “${one.title}” by what a person presses`, async () => {
      const shown = shownAfterPresses[one.title]
      const card = createCard(one)
      fixtureSync<HTMLElement>(html`<div lang="en">${card}</div>`)
      const isShown = () => card.shadowRoot!.querySelector<HTMLElement>('[part~=card]')!.innerText.includes(shown!)
      await card.updateComplete
      expect([shown, isShown()]).to.deep.equal([shown ?? 'a text in the table', false])

      await operate(card, one)

      await waitUntil(isShown, shown, { timeout: 8_000 })
    })
  }
})
