/** The client secret is in its input and nowhere else; it is gone from there once it was sent or the form is closed. */
import { expect } from '@open-wc/testing'
import { press, settled, type Card } from '../../card.js'
import type { Scripted } from '../../connector.js'
import { disconnected, flowWith, waiting } from '../../states.js'
import { texts } from '../../texts.js'
import { canary, enter, openForm, overProblem, rejected, save, secretInput, type OpenForm } from './form.js'

const { cancel } = texts.first.buttons

type Step = (form: OpenForm) => unknown

const saveAnd =
  (...answer: Parameters<OpenForm['answer']>): Step =>
  async (form) => {
    await save(form.card)
    await form.answer(...answer)
  }

const EVENTS = [
  'wiro-before-connect',
  'wiro-state-change',
  'wiro-connected',
  'wiro-disconnected',
  'wiro-error',
  'wiro-flow-end',
]

function recordEvents(card: Card): Event[] {
  const events: Event[] = []
  for (const name of EVENTS) card.addEventListener(name, (event) => events.push(event))
  return events
}

const publicFields = (object: object) => Object.entries(object).filter(([name]) => !name.startsWith('_'))

/** Returns the places that a page and its other scripts can read, where the secret is in one of them. */
function leaks(card: Card, events: Event[], connector: Scripted): string[] {
  return [
    card.outerHTML,
    card.shadowRoot!.innerHTML,
    JSON.stringify(card.state),
    JSON.stringify(connector.asked),
    JSON.stringify({ ...localStorage }),
    JSON.stringify({ ...sessionStorage }),
    location.href,
    ...events.map((event) => JSON.stringify(publicFields(event))),
    ...publicFields(card).map(([name, value]) => `${name}=${typeof value === 'object' ? '' : String(value)}`),
  ].filter((text) => text.includes(canary))
}

describe('the client secret', () => {
  const occasions: [description: string, step: Step][] = [
    ['while it is typed', () => {}],
    ['while it is being sent', ({ card }) => save(card)],
    ['after it was saved', saveAnd('saved', waiting('opening', flowWith()))],
    ['after it was refused', saveAnd('refused', rejected())],
  ]
  for (const [description, step] of occasions) {
    it(`is in no property, event, state, attribute, address or storage ${description}`, async () => {
      const form = await openForm()
      const events = recordEvents(form.card)
      await enter(form.card, '6f1c9a52')

      await step(form)

      expect(leaks(form.card, events, form.connector)).to.deep.equal([])
    })
  }

  const ends: [description: string, step: Step][] = [
    ['once it was saved', saveAnd('saved')],
    ['once it was refused', saveAnd('refused', rejected())],
    ['when I close the form', ({ card }) => press(card, cancel)],
    [
      'when I close the form while it is being sent',
      async ({ card }) => {
        await save(card)
        await press(card, cancel)
      },
    ],
    [
      'when the state changes',
      async ({ card, connector }) => {
        connector.become(disconnected)
        await settled(card)
      },
    ],
    [
      'when the card leaves the page',
      async ({ card }) => {
        card.remove()
        await Promise.resolve()
      },
    ],
  ]
  for (const [description, step] of ends) {
    it(`is gone from its input ${description}`, async () => {
      const form = await openForm(overProblem())
      const input = secretInput(form.card)
      await enter(form.card, '6f1c9a52')

      await step(form)

      expect(input.value).to.equal('')
    })
  }
})
