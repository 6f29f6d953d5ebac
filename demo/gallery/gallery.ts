/**
 * Shows every state of the card. Each card gets a connector with a fixed state, the one that its `data-shows` names, so no
 * request is made. `data-press`, `data-choose` and `data-paste` then operate the card. The form and the URL set the theme.
 */
import '../../src/define.js'
import {
  configure,
  type Code,
  type Connector,
  type Owner,
  type State,
  type WiroHubspotConnect,
} from '../../src/index.js'
import { ownerOf } from '../../src/protocol/codes.js'
import { codes, failed, states } from './states.js'
import { arabic } from './arabic.js'

const root = document.documentElement

configure({ locales: { ar: arabic } })
// The card formats dates by the reader's region; the gallery shows British dates everywhere.
Object.defineProperty(navigator, 'languages', { value: ['en-GB'] })

/** Returns a connector that stays in this state. */
const fixedConnector = (state: State): Connector => ({
  state,
  subscribe: () => () => {},
  connect: async () => ({ outcome: 'cancelled' }),
  cancel: () => {},
  reportProblem: () => {},
  acceptAccount: () => {},
  startAgent: async () => ({ outcome: 'started' }),
  saveCredentials: async () => ({ outcome: 'refused' }),
  disconnect: async () => ({ outcome: 'kept' }),
  checkStatus: async () => state,
})

// ── The problems ────────────────────────────────────────────────────────────────────────────────────────────────────

const owners: Record<Owner, string> = {
  hubspotAdmin: 'A HubSpot admin',
  appOwner: 'The HubSpot app’s owner',
  developer: 'This product’s developers',
  wiro: 'Wiro support',
  you: 'You',
  productAdmin: 'An admin of this product',
}

/** Codes with other texts if the HubSpot app is Wiro's. */
const wiroAppCodes: Code[] = [
  'authorization_denied',
  'hubspot_plan_lacks_scope',
  'hubspot_link_retired',
  'token_exchange_failed',
  'invalid_config',
]

function renderProblems(title: string, shownCodes: Code[], authMethod: 'own' | 'wiro'): void {
  const [heading, grid] = [document.createElement('h3'), document.createElement('div')]
  heading.textContent = title
  grid.className = 'grid'
  for (const code of shownCodes) {
    const [figure, caption] = [document.createElement('figure'), document.createElement('figcaption')]
    const card = document.createElement('wiro-hubspot-connect')
    caption.textContent = code
    Object.assign(card, { authMethod, connector: fixedConnector(failed(code)) })
    figure.append(caption, card)
    grid.append(figure)
  }
  document.querySelector('#problems')!.append(heading, grid)
}

for (const [owner, title] of Object.entries(owners)) {
  renderProblems(
    title,
    codes.filter((code) => ownerOf(code) === owner),
    'own',
  )
}
renderProblems('Through Wiro’s own HubSpot app', wiroAppCodes, 'wiro')

// ── The other cards ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Resolves to what `find` returns, as soon as the card contains it. */
async function waitForContent<T>(
  card: WiroHubspotConnect,
  find: (root: ShadowRoot) => T | null | undefined,
): Promise<T> {
  await card.updateComplete
  const root = card.shadowRoot!
  for (;;) {
    const found = find(root)
    if (found) return found
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        resolve()
      })
      observer.observe(root, { childList: true, characterData: true, subtree: true })
    })
  }
}

/** Presses a button of the card, and undoes the focus and the scrolling that follow. */
async function press(card: WiroHubspotConnect, label: string): Promise<void> {
  const button = await waitForContent(card, (root) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label),
  )
  const before = scrollY
  const undoFocus = () => {
    ;(card.shadowRoot!.activeElement as HTMLElement | null)?.blur()
    scrollTo({ top: before })
  }
  card.addEventListener('focusin', undoFocus, { once: true })
  button.click()
}

/** Presses the buttons in `data-press` in order, then chooses from the list or fills in the text box. */
async function operate(card: WiroHubspotConnect): Promise<void> {
  const { press: labels, choose, paste } = card.dataset
  for (const label of labels?.split('>') ?? []) await press(card, label)
  if (paste) {
    const box = await waitForContent(card, (root) => root.querySelector('textarea'))
    box.value = paste
    box.dispatchEvent(new InputEvent('input'))
  }
  if (!choose) return
  const list = await waitForContent(card, (root) => root.querySelector('select'))
  list.value = choose
  list.dispatchEvent(new Event('change'))
}

// A card renders in a microtask. By then it has its connector, and so it creates none.
for (const card of document.querySelectorAll<WiroHubspotConnect>('[data-shows]')) {
  card.connector = fixedConnector(states[card.dataset.shows!]!)
  void operate(card)
}

// ── The form ────────────────────────────────────────────────────────────────────────────────────────────────────────

const form = document.forms[0]!
const selectOf = (name: string) => form.elements.namedItem(name) as HTMLSelectElement
const query = new URLSearchParams(location.search)

function applyForm(): void {
  const width = selectOf('width').value
  root.dataset.theme = selectOf('theme').value
  root.dir = selectOf('dir').value
  root.toggleAttribute('data-width', !!width)
  root.style.setProperty('--width', width ? width + 'px' : null)
}

for (const name of ['theme', 'width', 'dir']) {
  const value = query.get(name)
  if (value !== null) selectOf(name).value = value
}
const only = query.get('only')?.split(',')
if (only) {
  for (const group of document.querySelectorAll<HTMLElement>('.group')) group.hidden = !only.includes(group.id)
  form.hidden = true
}
form.addEventListener('input', applyForm)
applyForm()
