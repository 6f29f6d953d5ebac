/**
 * Hands each card of the gallery the state that its `data-shows` names, through the element's `connector`: no server is
 * asked, and no button leads further than to what its card asks. The form and the address choose how it is all shown.
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
// Dates are written as in the reader's region: the gallery's reader is British everywhere.
Object.defineProperty(navigator, 'languages', { value: ['en-GB'] })

const scripted = (state: State): Connector => ({
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

/** The codes whose words differ where nobody here owns the HubSpot app. */
const othersApp: Code[] = [
  'authorization_denied',
  'hubspot_plan_lacks_scope',
  'hubspot_link_retired',
  'token_exchange_failed',
  'invalid_config',
]

function drawProblems(title: string, shown: Code[], authMethod: 'own' | 'wiro'): void {
  const [heading, grid] = [document.createElement('h3'), document.createElement('div')]
  heading.textContent = title
  grid.className = 'grid'
  for (const code of shown) {
    const [figure, caption] = [document.createElement('figure'), document.createElement('figcaption')]
    const card = document.createElement('wiro-hubspot-connect')
    caption.textContent = code
    Object.assign(card, { authMethod, connector: scripted(failed(code)) })
    figure.append(caption, card)
    grid.append(figure)
  }
  document.querySelector('#problems')!.append(heading, grid)
}

for (const [owner, title] of Object.entries(owners)) {
  drawProblems(
    title,
    codes.filter((code) => ownerOf(code) === owner),
    'own',
  )
}
drawProblems('Through Wiro’s own HubSpot app', othersApp, 'wiro')

// ── The other cards ─────────────────────────────────────────────────────────────────────────────────────────────────

/** What `find` finds in a card, once it is there. */
async function once<T>(card: WiroHubspotConnect, find: (root: ShadowRoot) => T | null | undefined): Promise<T> {
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

/** Presses a button of the card, and takes back the focus that it may lead to. */
async function press(card: WiroHubspotConnect, label: string): Promise<void> {
  const button = await once(card, (root) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent === label),
  )
  const before = scrollY
  const giveBack = () => {
    ;(card.shadowRoot!.activeElement as HTMLElement | null)?.blur()
    scrollTo({ top: before })
  }
  card.addEventListener('focusin', giveBack, { once: true })
  button.click()
}

/** Presses one after the other, and chooses from the list or fills the box that comes then. */
async function lead(card: WiroHubspotConnect): Promise<void> {
  const { press: labels, choose, paste } = card.dataset
  for (const label of labels?.split('>') ?? []) await press(card, label)
  if (paste) {
    const box = await once(card, (root) => root.querySelector('textarea'))
    box.value = paste
    box.dispatchEvent(new InputEvent('input'))
  }
  if (!choose) return
  const list = await once(card, (root) => root.querySelector('select'))
  list.value = choose
  list.dispatchEvent(new Event('change'))
}

// A card draws in a microtask: by then it has its connector, and makes none of its own.
for (const card of document.querySelectorAll<WiroHubspotConnect>('[data-shows]')) {
  card.connector = scripted(states[card.dataset.shows!]!)
  void lead(card)
}

// ── The form ────────────────────────────────────────────────────────────────────────────────────────────────────────

const form = document.forms[0]!
const chosen = (name: string) => form.elements.namedItem(name) as HTMLSelectElement
const query = new URLSearchParams(location.search)

function apply(): void {
  const width = chosen('width').value
  root.dataset.theme = chosen('theme').value
  root.dir = chosen('dir').value
  root.toggleAttribute('data-width', !!width)
  root.style.setProperty('--width', width ? width + 'px' : null)
}

for (const name of ['theme', 'width', 'dir']) {
  const value = query.get(name)
  if (value !== null) chosen(name).value = value
}
const only = query.get('only')?.split(',')
if (only) {
  for (const group of document.querySelectorAll<HTMLElement>('.group')) group.hidden = !only.includes(group.id)
  form.hidden = true
}
form.addEventListener('input', apply)
apply()
