/**
 * What a flow needs only now and then, loaded on demand: who carries it, a host's backend, what came instead of its
 * relay, how often a success is looked for, what a refusal says, what a host's developer has to mend. It imports nothing that the first load imports too; without it the flow goes on, and says less.
 */
export { askBackend } from './backend.js'
export { takeTurn } from './carrier.js'
export { climb } from './ladder.js'
export { misplaced } from './misplaced.js'
export { probe } from './probe.js'
export { explain } from './refusal.js'
