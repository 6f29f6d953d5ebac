/**
 * The form for an own app's client ID and secret. The secret is in its input and nowhere else: it is read when it is
 * sent, and the input is emptied after the answer and when it leaves the page.
 */
import type { ReactiveController } from 'lit'
import type { SetupTexts } from '../../locales/en/setup.js'
import type { Card } from '../../view.js'
import {
  doubtAboutId,
  faultsOf,
  isToken,
  type Credentials,
  type Field,
  type FieldFault,
  type IdDoubt,
} from './credential-checks.js'
import { keepClientId, keptClientId } from './kept-client-id.js'

/** The ids of the inputs. */
export const FIELD_IDS: Record<Field, string> = { clientId: 'client-id', clientSecret: 'client-secret' }

export interface FormState {
  /** The client ID as it was last sent, or saved in this browser. */
  clientId: string
  /** What keeps the form from being sent, by field. */
  faults: Partial<Record<Field, FieldFault>>
  /** What the client ID looks like in place of one. */
  idDoubt?: IdDoubt | undefined
  /** The submission that the endpoint has not answered yet, by an identity of its own. */
  submission?: object | undefined
  /** The endpoint refused the credentials. */
  isRefused?: boolean
}

export class FormController implements ReactiveController {
  readonly #card: Card
  #state: FormState
  #secretInput: HTMLInputElement | null = null
  #isDrawn = false

  constructor(card: Card) {
    this.#card = card
    this.#state = this.#emptyState
    card.addController(this)
  }

  get state(): FormState {
    return this.#state
  }

  get isPending(): boolean {
    return !!this.#state.submission
  }

  /** Says at once that a token was pasted, and takes back what was said about the value before. */
  handleInput(field: Field): void {
    const fault = isToken(this.#input(field)?.value ?? '') ? ('token' as const) : undefined
    if (fault && !this.#state.faults[field])
      this.#card.controllers.announcement.announce(this.#texts.faults[fault][field])
    const faults = { ...this.#state.faults, [field]: fault }
    this.#update(field === 'clientId' ? { faults, idDoubt: undefined } : { faults })
  }

  /** Looks at the client ID once it is entered: while it is typed, it has no form yet. */
  handleIdChange(): void {
    const idDoubt = doubtAboutId(this.#input('clientId')?.value ?? '')
    this.#update({ idDoubt })
    if (idDoubt) this.#card.controllers.announcement.announce(this.#texts.doubts[idDoubt])
  }

  /** Empties an input that is not drawn any more, and forgets a form that is not. */
  hostUpdated(): void {
    const input = this.#input('clientSecret')
    if (this.#secretInput !== input) this.#clearSecret()
    this.#secretInput = input
    const wasDrawn = this.#isDrawn
    this.#isDrawn = !!this.#card.renderRoot.querySelector('[part=setup]')
    if (wasDrawn && !this.#isDrawn) this.#state = this.#emptyState
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
    const faults = faultsOf(app)
    const [faulty] = Object.keys(faults) as Field[]
    if (faulty) return this.#showFaults(app.clientId, faults, faulty)
    await this.#send(app, secret)
  }

  async #showFaults(clientId: string, faults: FormState['faults'], faulty: Field): Promise<void> {
    this.#update({ clientId, faults, isRefused: false })
    await this.#card.updateComplete
    this.#input(faulty)?.focus()
  }

  async #send(app: Credentials, secretInput: HTMLInputElement): Promise<void> {
    const { connection, panel } = this.#card
    if (!connection) return
    const submission = {}
    this.#update({ clientId: app.clientId, faults: {}, isRefused: false, submission })
    // Our connector never rejects; a host's may, with an error that repeats the secret.
    const { outcome } = await connection.saveCredentials(app).catch(() => ({ outcome: 'refused' }))
    secretInput.value = ''
    if (outcome === 'saved') keepClientId(this.#card, app.clientId)
    // The person has closed the panel. Without a panel the form goes only with its state.
    const wasClosed = panel && this.#state.submission !== submission
    if (!this.#card.isConnected || wasClosed) return
    this.#update({ submission: undefined })
    await (outcome === 'saved' ? this.#connect() : this.#showRefusal(app.clientId))
  }

  get #emptyState(): FormState {
    return { clientId: keptClientId(this.#card), faults: {} }
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
    // After the new status has been announced, which would replace it.
    this.#card.controllers.announcement.announce(this.#texts.saved)
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

  get #texts(): SetupTexts {
    return this.#card.texts.panels.setup
  }

  #input(field: Field): HTMLInputElement | null {
    return this.#card.renderRoot.querySelector<HTMLInputElement>('#' + FIELD_IDS[field])
  }

  #clearSecret(): void {
    if (this.#secretInput) this.#secretInput.value = ''
  }
}
