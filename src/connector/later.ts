/**
 * What a flow needs only now and then, loaded on demand: who carries it, a host's backend, what its relay handed over or
 * what came instead of it, how often a success is looked for, what a refusal says and who has to act on it, whether an
 * authorize URL is the right one, what a host's developer has to mend. It imports nothing that the first load imports
 * too; without it the flow goes on, and says less.
 */
export { ownerOf } from '../protocol/codes.js'
export { follow } from './agent.js'
export { askBackend } from './backend.js'
export { takeTurn } from './carrier.js'
export { examine } from './examine.js'
export { climb } from './ladder.js'
export { misplaced } from './misplaced.js'
export { readOutcome } from './outcome.js'
export { probe } from './probe.js'
export { attend, depart } from './redirect.js'
export { explain } from './refusal.js'
