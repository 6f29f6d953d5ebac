/** One run of the simulation: conditions and people from a seed, then time until nobody acts any more. */
import { createVirtualClock } from '../virtual-clock.js'
import { playOwner, playStarter, type World } from './actors.js'
import { findViolations } from './invariants.js'
import { SimulatedProduct, type Period, type ProductConditions } from './product.js'
import { createRandom, type Random } from './random.js'
import { SimulatedWiro, type Person, type WiroConditions } from './wiro.js'

const people = {
  owner: { portalId: '1', accountName: 'Owner' },
  ownersOther: { portalId: '2', accountName: 'Owner’s other' },
  neighbour: { portalId: '3', accountName: 'Neighbour' },
  starter: { portalId: '4', accountName: 'Starter' },
  victim: { portalId: '5', accountName: 'Victim' },
  otherVictim: { portalId: '6', accountName: 'Other victim' },
} satisfies Record<string, Person>

const pickPeriods = (random: Random, probability: number): Period[] => {
  if (!random.chance(probability)) return []
  const fromMs = random.integer(0, 40_000)
  return [{ fromMs, toMs: fromMs + random.integer(500, 15_000) }]
}

const pickWiroConditions = (random: Random): WiroConditions => ({
  dialect: random.pick(['ids', 'ids', 'ids', 'names', 'neither']),
  lagMs: random.chance(0.5) ? 0 : random.integer(0, 8_000),
  latencyMs: random.pick([40, 100, 300, 800]),
  failures: [
    ...pickPeriods(random, 0.15).map((period) => ({ call: 'status' as const, ...period })),
    ...pickPeriods(random, 0.15).map((period) => ({ call: 'disconnect' as const, ...period })),
  ],
})

const pickProductConditions = (random: Random): ProductConditions => ({
  instances: random.pick([1, 1, 2]),
  hasSharedStore: random.chance(0.7),
  storeFailures: pickPeriods(random, 0.08),
  restarts: random.chance(0.2) ? [random.integer(0, 60_000)] : [],
  ...(random.chance(0.1) && { rotation: { atMs: random.integer(0, 60_000), keepsOld: random.chance(0.5) } }),
})

/** Returns what went wrong in the run with this seed; nothing in most runs. */
export async function runSimulation(seed: number): Promise<string[]> {
  const random = createRandom(seed)
  const clock = createVirtualClock()
  const wiro = new SimulatedWiro(pickWiroConditions(random), clock, random)
  const product = new SimulatedProduct(pickProductConditions(random), wiro, clock, random)
  const world: World = { clock, random, wiro, product, approvals: [] }
  void play(world)
  await clock.runUntilIdle()
  return findViolations(world)
}

async function play(world: World): Promise<void> {
  const { random, clock } = world
  const later = async (act: () => Promise<void>) => {
    await clock.sleep(random.integer(0, random.chance(0.5) ? 5_000 : 60_000))
    await act()
  }
  const ownerFlow = 'owner’s flow'
  const acts = [() => playOwner('agent', ownerFlow, people.owner, world)]
  // A second tab, a reconnect, another account.
  while (random.chance(0.4)) {
    const account = random.pick([people.owner, people.ownersOther])
    acts.push(() => playOwner('agent', `flow ${acts.length}`, account, world))
  }
  if (random.chance(0.3)) acts.push(() => playOwner('other agent', 'neighbour’s flow', people.neighbour, world))
  if (random.chance(0.6)) {
    const victims = [people.victim, people.otherVictim] as const
    const flows = ['starter’s flow', 'starter’s other flow', ownerFlow] as const
    acts.push(() => playStarter({ agent: 'agent', flows, account: people.starter, victims }, world))
  }
  // Without an owner there is nothing between the starter and a victim.
  if (random.chance(0.4) && acts.length > 1) acts.shift()
  await Promise.all(acts.map(later))
}
