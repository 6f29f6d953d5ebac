/** The people of a simulation: owners, a malicious starter, victims of links, and link scanners. */
import type { Question, SimulatedProduct, SimulatedSeal } from './product.js'
import type { Random } from './random.js'
import type { Person, SimulatedWiro } from './wiro.js'

export interface World {
  clock: SimulatedProduct['clock']
  random: Random
  wiro: SimulatedWiro
  product: SimulatedProduct
  approvals: Approval[]
}

/** Somebody has approved in HubSpot's window. */
export interface Approval {
  role: 'owner' | 'victim' | 'starter'
  person: Person
  seal: SimulatedSeal
  at: number
  /** When the window that came back closed, or would have closed. */
  closedAt: number
}

/** The delays of the relay page between its questions, with and without the mark. */
const RETRY_DELAYS_MS = { marked: [500, 1_000, 2_000], unmarked: [500, 1_000, 2_000, 2_000, 2_000, 2_000] }
const FINAL_VERDICTS: readonly string[] = ['kept', 'undone', 'nothing']

const outcomeOf = ({ portalId, accountName }: Person) => ({
  hubspot_connected: 'true',
  hubspot_portal: portalId,
  hubspot_name: accountName,
})

/** The relay page in a window that came back. It asks until the verdict is final, or until the window closes. */
export async function runRelay(question: Question, world: World, closedAt = Infinity): Promise<void> {
  const { clock, product } = world
  const delays = question.flow === undefined ? RETRY_DELAYS_MS.unmarked : RETRY_DELAYS_MS.marked
  for (const delayMs of [0, ...delays]) {
    await clock.sleep(delayMs)
    // A request that has left goes on without its window.
    if (clock.now() >= closedAt || FINAL_VERDICTS.includes(await product.ask(question))) return
  }
}

/** Waits for HubSpot's page and approves there. Resolves to `undefined` where the link is used up. */
async function approve(role: Approval['role'], person: Person, seal: SimulatedSeal, world: World): Promise<Approval> {
  const { clock, random, wiro, approvals } = world
  await clock.sleep(random.integer(500, random.chance(0.03) ? 890_000 : 20_000))
  wiro.connect(seal.agent, person)
  // A phone may sleep in between, or restore the tab much later.
  const loadMs = random.integer(1, random.chance(0.05) ? random.pick([400_000, 4_000_000]) : 400)
  // Most windows stay until they have their verdict; some close early, a few before their script runs.
  const openMs = random.chance(0.7) ? Infinity : random.integer(-300, 3_000)
  const approval: Approval = { role, person, seal, at: clock.now(), closedAt: clock.now() + loadMs + openMs }
  approvals.push(approval)
  await clock.sleep(loadMs)
  return approval
}

/** An owner connects; a link scanner may open the return address before, beside or after the owner's window. */
export async function playOwner(agent: string, flow: string, person: Person, world: World): Promise<void> {
  const { random, product, clock } = world
  const seal = await product.connect(agent, flow)
  if (!seal) return
  const approval = await approve('owner', person, seal, world)
  const outcome = outcomeOf(person)
  const scan = async (delayMs: number) => {
    await clock.sleep(delayMs)
    await runRelay({ seal, outcome, asker: 'scanner' }, world)
  }
  const scanDelays = random.pick([
    [],
    [],
    [],
    [0],
    [random.integer(0, 300)],
    [3_000, random.integer(10_000, 4_000_000)],
  ])
  const isScannerFirst = random.chance(0.2)
  const window = async () => {
    if (isScannerFirst) await clock.sleep(random.integer(0, 400))
    if (clock.now() < approval.closedAt)
      await runRelay({ seal, outcome, flow, asker: 'window' }, world, approval.closedAt)
  }
  await Promise.all([window(), ...scanDelays.map(scan)])
}

/** A victim follows a link and approves. The window has no mark of the link's flow; it may have that of another flow. */
async function playVictim(person: Person, seal: SimulatedSeal, world: World): Promise<void> {
  const { clock, random } = world
  const { closedAt } = await approve('victim', person, seal, world)
  const flow = random.chance(0.1) ? 'a flow of the victim’s own' : undefined
  if (clock.now() < closedAt) {
    await runRelay({ seal, outcome: outcomeOf(person), flow, asker: 'window' }, world, closedAt)
  }
}

interface StarterPlan {
  agent: string
  /** The flow ids that the starter knows: its own, and perhaps an owner's. */
  flows: readonly [string, ...string[]]
  account: Person
  victims: readonly [Person, ...Person[]]
}

/**
 * A malicious starter, who may connect on the agent. It sees the seals of its own returns, never the one in a victim's
 * link, and asks with any of them, with any flow and any outcome.
 */
export async function playStarter(plan: StarterPlan, world: World): Promise<void> {
  const { random, product, clock } = world
  const seenSeals: SimulatedSeal[] = []
  const collectSeals = async (count: number) => {
    for (let index = 0; index < count; index++) {
      const seal = await product.connect(plan.agent, random.pick(plan.flows))
      if (seal && (await useOwnSeal(seal, plan, world))) seenSeals.push(seal)
    }
  }
  const attack = async () => {
    for (let index = random.integer(0, 25); index > 0 && seenSeals.length; index--) {
      await clock.sleep(random.integer(50, 1_500))
      void product.ask(inventQuestion(seenSeals as [SimulatedSeal], plan, world))
    }
  }
  const lure = async () => {
    const link = await product.connect(plan.agent, random.pick(plan.flows))
    if (link) await Promise.all([playVictim(random.pick(plan.victims), link, world), attack()])
  }
  await collectSeals(random.integer(0, 2))
  // While a first victim's approval stands, the starter makes seals that name it as the account before.
  const lureLater = async () => {
    await clock.sleep(random.integer(500, 25_000))
    await Promise.all([lure(), collectSeals(random.integer(0, 1))])
  }
  await Promise.all([lure(), ...(random.chance(0.6) ? [lureLater()] : [])])
}

/** Is refused with the seal, or approves an own account and perhaps finishes and disconnects it. */
async function useOwnSeal(seal: SimulatedSeal, plan: StarterPlan, world: World): Promise<boolean> {
  const { random, wiro } = world
  if (random.chance(0.4)) return true
  await approve('starter', plan.account, seal, world)
  if (random.chance(0.7)) {
    await runRelay({ seal, outcome: outcomeOf(plan.account), flow: seal.flow, asker: 'starter' }, world)
  }
  if (random.chance(0.6)) wiro.connect(seal.agent, undefined)
  return true
}

/** The starter knows its victims' portals and names: only the seal of their link is hidden from it. */
function inventQuestion(seals: readonly [SimulatedSeal, ...SimulatedSeal[]], plan: StarterPlan, { random }: World) {
  const seal = random.pick(seals)
  const person = random.pick([...plan.victims, plan.account, { portalId: '99', accountName: 'Nobody' }] as const)
  const { hubspot_connected } = outcomeOf(person)
  const outcome: Record<string, string> = random.chance(0.8) ? outcomeOf(person) : { hubspot_connected }
  const flow = random.pick([seal.flow, ...plan.flows, undefined])
  return { seal, outcome, flow, asker: 'starter' } as const
}
