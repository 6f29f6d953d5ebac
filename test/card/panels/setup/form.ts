/** Shared by the tests of the set-up: opens the form, fills it in and answers for the endpoint. */
import type { Code } from '../../../../src/protocol/codes.js'
import type { Connector, State } from '../../../../src/connector/state.js'
import { all, drawn, part, press, settled, textOf, type Card } from '../../card.js'
import type { Scripted } from '../../connector.js'
import { connected, failed, problemWith, setup } from '../../states.js'
import { texts } from '../../texts.js'

/** The secret that tests enter, and look for afterwards. */
export const canary = 'canary-9f2c7d'

export const ownApp = { authMethod: 'own' } as const

type App = Parameters<Connector['saveCredentials']>[0]

export const inputOf = (card: Card, id: string) => card.shadowRoot!.querySelector<HTMLInputElement>('#' + id)!
export const idInput = (card: Card) => inputOf(card, 'client-id')
export const secretInput = (card: Card) => inputOf(card, 'client-secret')
export const focused = (card: Card) => card.shadowRoot!.activeElement
export const statusOf = (card: Card) => textOf(part(card, 'status'))
export const copyButtons = (card: Card) =>
  all(card, '[part~=file] button').filter((one) => textOf(one) === texts.panels.setup.buttons.copy)

const { can } = setup()

/** An account beside which a problem of its reconnect is shown. */
export const overAccount = (code: Code): State => connected({ can, problem: problemWith(code) })
export const overProblem = (): State => failed('hubspot_unknown_client', {}, { can })
export const rejected = (): State => failed('credentials_rejected', {}, { can })

export async function enter(card: Card, clientId: string, secret = canary): Promise<void> {
  for (const [input, value] of [
    [idInput(card), clientId],
    [secretInput(card), secret],
  ] as const) {
    input.value = value
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  }
  await settled(card)
}

export const save = (card: Card): Promise<void> => press(card, texts.panels.setup.buttons.save)

export interface OpenForm {
  card: Card
  connector: Scripted
  /** What the endpoint was sent. */
  sent: App[]
  /** Answers the last submission; `next` is the state that it leads to. */
  answer(outcome: 'saved' | 'refused', next?: State): Promise<void>
}

/** Draws a card with the form; over another state than `setup` it is opened. */
export async function openForm(state: State = setup()): Promise<OpenForm> {
  const { card, connector } = await drawn(state, ownApp)
  if (state.status !== 'setup') {
    await card.open('setup')
    await settled(card)
  }
  const sent: App[] = []
  let resolve: (result: { outcome: 'saved' | 'refused' }) => void = () => {}
  connector.answer.saveCredentials = (app) => {
    sent.push({ ...app })
    return new Promise((settle) => (resolve = settle))
  }
  const answer: OpenForm['answer'] = async (outcome, next) => {
    if (next) connector.become(next)
    resolve({ outcome })
    await settled(card)
  }
  return { card, connector, sent, answer }
}

/** Opens the form, sends credentials and has them refused. */
export async function openRefusedForm(before: State = setup(), after: State = rejected()): Promise<OpenForm> {
  const form = await openForm(before)
  await enter(form.card, '6f1c9a52')
  await save(form.card)
  await form.answer('refused', after)
  return form
}
