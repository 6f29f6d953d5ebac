/**
 * The form for an own app's client ID and secret. The secret is in its input and nowhere else: it is read once, when it
 * is sent, and the input is emptied after the answer, and when it leaves the page.
 */
import type { LitElement } from 'lit'
import type { Card } from '../view.js'

/** The element, as far as the form needs it. */
export type Host = Card &
  Pick<LitElement, 'renderRoot' | 'isConnected' | 'updateComplete' | 'requestUpdate' | 'addController'>

export type Field = 'clientId' | 'clientSecret'

export interface Form {
  /** As it was last sent. */
  clientId: string
  /** Fields that were left empty. */
  emptyFields: readonly Field[]
  /** The endpoint has it, and has not answered; each sending is another. */
  sent?: object | undefined
  /** The endpoint took none. */
  refused?: boolean
}

export const idOf = { clientId: 'client-id', clientSecret: 'client-secret' }

const forms = new WeakMap<Host, Form>()

export const formOf = (card: Host): Form => forms.get(card) ?? { clientId: '', emptyFields: [] }

export function change(card: Host, what: Partial<Form>): void {
  forms.set(card, { ...formOf(card), ...what })
  card.requestUpdate()
}

const inputOf = (card: Host, field: Field) => card.renderRoot.querySelector<HTMLInputElement>('#' + idOf[field])

const watched = new WeakSet<Host>()

/** A form that is not drawn any more is forgotten, and its secret with it. */
export function watch(card: Host): void {
  if (watched.has(card)) return
  watched.add(card)
  let secret: HTMLInputElement | null = null
  let shown = false
  const empty = () => {
    if (secret) secret.value = ''
  }
  card.addController({
    hostUpdated() {
      const drawn = inputOf(card, 'clientSecret')
      if (secret !== drawn) empty()
      secret = drawn
      const before = shown
      shown = !!card.renderRoot.querySelector('[part=setup]')
      if (before && !shown) forms.delete(card)
    },
    hostDisconnected() {
      // An element that is moved leaves and comes back at once.
      queueMicrotask(() => card.isConnected || empty())
    },
  })
}

/** Sends both, once; on yes the connection goes on, on no the form comes back, without the secret. */
export async function submit(card: Host): Promise<void> {
  const [id, secret] = [inputOf(card, 'clientId'), inputOf(card, 'clientSecret')]
  const { connection, panel } = card
  if (formOf(card).sent || !connection || !id || !secret) return
  const app = { clientId: id.value.trim(), clientSecret: secret.value.trim() }
  const emptyFields = (Object.keys(app) as Field[]).filter((field) => !app[field])
  const sent = emptyFields.length ? undefined : {}
  change(card, { clientId: app.clientId, emptyFields, refused: false, sent })
  if (emptyFields.length) {
    await card.updateComplete
    return inputOf(card, emptyFields[0]!)?.focus()
  }
  // A connector answers and never rejects; another one's error may repeat what it was given.
  const { outcome } = await connection.saveCredentials(app).catch(() => ({ outcome: 'refused' }))
  secret.value = ''
  // Closed meanwhile by the person; what is no panel only a status takes away.
  if (!card.isConnected || (panel && formOf(card).sent !== sent)) return
  change(card, { sent: undefined })
  await goOn(card, outcome === 'saved', app.clientId)
}

async function goOn(card: Host, saved: boolean, clientId: string): Promise<void> {
  const { status } = card.state
  // What the person opened over an account is open still; another tab's success would have closed it.
  const over = status === 'connected' && card.panel
  if (saved && (over || /^(setup|disconnected|failed)$/.test(status))) {
    void card.connect()
    // Nothing is left to go back to but the leading button.
    return card.open()
  }
  if (saved || (!over && status !== 'failed')) return
  change(card, { clientId, refused: true })
  await card.open('setup')
}
