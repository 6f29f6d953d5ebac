/** What `finish` and the parts of the binding work with: the seal of the request, and what is remembered about it. */
import type { ActionContext } from '../action-context.js'
import { createSealMemory, type SealMemory } from './seal-memory.js'
import type { Seal } from './state-token.js'
import type { Store } from './store.js'

/** An action's context, with the seal that authorized the request. */
export interface SealedContext extends ActionContext {
  seal: Seal
}

export interface FinishContext extends SealedContext {
  memory: SealMemory
  /** In this instance, for the time in which the host's store fails. */
  localMemory: SealMemory
}

export function createFinishContext(context: SealedContext): FinishContext {
  const { settings, binding, seal } = context
  const memoryIn = (store: Store) => createSealMemory(seal, store, binding.clock.now)
  return { ...context, memory: memoryIn(settings.store), localMemory: memoryIn(binding.localStore) }
}
