/**
 * The form for an own app's client ID and secret. The secret is in its input and nowhere else: it is read when it is
 * sent, and the input is emptied after the answer and when it leaves the page.
 */
import type { ReactiveController } from 'lit'
import type { Card } from '../../view.js'

export type Field = 'clientId' | 'clientSecret'

/** The ids of the inputs. */
export const FIELD_IDS: Record<Field, string> = { clientId: 'client-id', clientSecret: 'client-secret' }

export interface FormState {
  /** The client ID as it was last sent. */
  clientId: string
  /** Fields that were empty when the form was sent. */
  emptyFields: readonly Field[]
  /** The submission that the endpoint has not answered yet, by an identity of its own. */
  submission?: object | undefined
  /** The endpoint refused the credentials. */
  isRefused?: boolean
}

const EMPTY: FormState = { clientId: '', emptyFields: [] }

export class FormController implements ReactiveController {
  readonly #card: Card
  #state = EMPTY
  #secretInput: HTMLInputElement | null = null
  #isDrawn = false

  constructor(card: Card) {
    this.#card = card
    card.addController(this)
  }

  get state(): FormState {
    return this.#state
  }

  get isPending(): boolean {
    return !!this.#state.submission
  }

  /** Clears the error of a field. */
  clearError(field: Field): void {
    this.#update({ emptyFields: this.#state.emptyFields.filter((empty) => empty !== field) })
  }

  /** Empties an input that is not drawn any more, and forgets a form that is not. */
  hostUpdated(): void {
    const input = this.#input('clientSecret')
    if (this.#secretInput !== input) this.#clearSecret()
    this.#secretInput = input
    const wasDrawn = this.#isDrawn
    this.#isDrawn = !!this.#card.renderRoot.querySelector('[part=setup]')
    if (wasDrawn && !this.#isDrawn) this.#state = EMPTY
  }

  hostDisconnected(): void {
    // An element that is moved is disconnected and connected again at once.
    queueMicrotask(() => this.#card.isConnected || this.#clearSecret())
  }

  /** Sends the credentials once. Where they are saved, the card connects; where not, the form is shown again. */
  async submit(): Promise<void> {
    const [id, secret] = [this.#input('clientId'), this.#input('clientSecret')]
    if (this.isPending || !id || !secret) return
    const app = { clientId: id.value.trim(), clientSecret: secret.value.trim() }
    const emptyFields = (Object.keys(app) as Field[]).filter((field) => !app[field])
    if (emptyFields[0]) return this.#showErrors(app.clientId, emptyFields)
    await this.#send(app, secret)
  }

  async #showErrors(clientId: string, emptyFields: readonly Field[]): Promise<void> {
    this.#update({ clientId, emptyFields, isRefused: false })
    await this.#card.updateComplete
    this.#input(emptyFields[0]!)?.focus()
  }

  async #send(app: Record<Field, string>, secretInput: HTMLInputElement): Promise<void> {
    const { connection, panel } = this.#card
    if (!connection) return
    const submission = {}
    this.#update({ clientId: app.clientId, emptyFields: [], isRefused: false, submission })
    // Our connector never rejects; a host's may, with an error that repeats the secret.
    const { outcome } = await connection.saveCredentials(app).catch(() => ({ outcome: 'refused' }))
    secretInput.value = ''
    // The person has closed the panel. Without a panel the form goes only with its state.
    const wasClosed = panel && this.#state.submission !== submission
    if (!this.#card.isConnected || wasClosed) return
    this.#update({ submission: undefined })
    await (outcome === 'saved' ? this.#connect() : this.#showRefusal(app.clientId))
  }

  /** The form is open over an account. Another tab that connected would have closed it. */
  get #isOverAccount(): boolean {
    return this.#card.state.status === 'connected' && !!this.#card.panel
  }

  /** Connects with the saved app, unless another tab connected meanwhile. */
  async #connect(): Promise<void> {
    const { status } = this.#card.state
    const isIdle = status === 'setup' || status === 'disconnected' || status === 'failed'
    if (!isIdle && !this.#isOverAccount) return
    void this.#card.connect()
    await this.#card.close()
  }

  async #showRefusal(clientId: string): Promise<void> {
    if (this.#card.state.status !== 'failed' && !this.#isOverAccount) return
    this.#update({ clientId, isRefused: true })
    await this.#card.open('setup')
  }

  #update(change: Partial<FormState>): void {
    this.#state = { ...this.#state, ...change }
    this.#card.requestUpdate()
  }

  #input(field: Field): HTMLInputElement | null {
    return this.#card.renderRoot.querySelector<HTMLInputElement>('#' + FIELD_IDS[field])
  }

  #clearSecret(): void {
    if (this.#secretInput) this.#secretInput.value = ''
  }
}
