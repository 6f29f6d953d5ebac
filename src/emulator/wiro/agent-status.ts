/**
 * An agent's status by the clock, and what changes it: start, stop and restart. Nothing runs in the background: a
 * change saves its steps with their times, and a later read of the status finds the step of that moment.
 */
import { WiroError } from './wiro-error.js'
import type { AgentStatus } from '../seed.js'
import type { Agent, StatusStep, Store } from '../store.js'

/** How long stopping, waiting in the queue and starting each take. */
const STEP_MS = 1000

export const STOPPED = 0
const STOPPING = 1
const QUEUED = 2
const STARTING = 3
export const RUNNING = 4
const ERROR = 5
const SETUP_REQUIRED = 6

/** Returns the status that Wiro's API and pages show. */
export function statusOf(store: Store, agent: Agent): AgentStatus {
  const status = statusWithoutSetup(store, agent)
  return status === STOPPED && isSetupRequired(store, agent) ? SETUP_REQUIRED : status
}

/** Whether the agent lacks a credential that its seed requires. */
export function isSetupRequired({ faults }: Store, agent: Agent): boolean {
  if (faults.effectAt('agentSetup')) return true
  const isMissing = (key: string): boolean =>
    key === 'hubspot' ? agent.connection === undefined : !agent.savedCredentials.has(key)
  return (agent.seed.required ?? []).some(isMissing)
}

/** Returns the status without regard to missing credentials, which are checked only while the agent is stopped. */
export function statusWithoutSetup({ faults, clock }: Store, agent: Agent): AgentStatus {
  if (faults.effectAt('agentSetup')) return STOPPED
  return faults.effectAt('agentStatus') ?? stepAt(agent, clock.now()).status
}

/** Returns the step that the agent is in at this time. */
export function stepAt(agent: Agent, time: number): StatusStep {
  return agent.steps.findLast((step) => step.at <= time) ?? { at: time, status: STOPPED }
}

/** @throws {WiroError} If the agent cannot be started. */
export function startAgent(store: Store, agent: Agent): void {
  const error = startError(store, agent)
  if (error) throw error
  agent.steps = stepsToRunning(store.clock.now())
}

const NO_SUBSCRIPTION = 'Active subscription required to start agent. Please renew your subscription.'
const NO_CREDITS = 'No credits available. Please renew your subscription or purchase extra credits.'

/** Wiro's own messages (its agent overview, Error Messages). */
const START_ERRORS: Partial<Record<AgentStatus, string>> = {
  [STOPPING]: 'Agent is currently stopping, please wait',
  [QUEUED]: 'Agent is already queued to start',
  [STARTING]: 'Agent is already running',
  [RUNNING]: 'Agent is already running',
  [SETUP_REQUIRED]: 'Agent setup is not complete. Please fill in your credentials before starting.',
}

function startError(store: Store, agent: Agent): WiroError | undefined {
  const message = START_ERRORS[statusOf(store, agent)]
  if (message) return new WiroError(0, message)
  if (agent.seed.subscribed === false) return new WiroError(0, NO_SUBSCRIPTION)
  if (agent.seed.credits === false) return new WiroError(0, NO_CREDITS)
  const injected = store.faults.inject('startError')
  return injected?.message ? injected : undefined
}

const STOP_ERRORS: Partial<Record<AgentStatus, string>> = {
  [STOPPED]: 'Agent is already stopped',
  [ERROR]: 'Agent is in error state, use Start to retry',
  [SETUP_REQUIRED]: 'Agent is already stopped',
}

/** @throws {WiroError} If the agent cannot be stopped. */
export function stopAgent(store: Store, agent: Agent): void {
  const message = STOP_ERRORS[statusOf(store, agent)]
  if (message) throw new WiroError(0, message)
  agent.steps = stepsAfterStop(agent, store.clock.now())
}

/** A starting or running agent takes a moment to stop; one that is stopping already takes no longer than before. */
function stepsAfterStop(agent: Agent, now: number): StatusStep[] {
  const { at, status } = stepAt(agent, now)
  if (status === STOPPING) return stepsToStopped(at)
  if (status === STARTING || status === RUNNING) return stepsToStopped(now)
  return [{ at: now, status: STOPPED }]
}

/** Restarts a starting or running agent, as Wiro does after its credentials changed. */
export function restartAgent(store: Store, agent: Agent): void {
  const now = store.clock.now()
  const status = statusWithoutSetup(store, agent)
  if (status !== STARTING && status !== RUNNING) return
  if (isSetupRequired(store, agent)) agent.steps = stepsToStopped(now)
  else agent.steps = [{ at: now, status: STOPPING }, ...stepsToRunning(now + STEP_MS)]
}

function stepsToStopped(from: number): StatusStep[] {
  return [
    { at: from, status: STOPPING },
    { at: from + STEP_MS, status: STOPPED },
  ]
}

function stepsToRunning(from: number): StatusStep[] {
  return [
    { at: from, status: QUEUED },
    { at: from + STEP_MS, status: STARTING },
    { at: from + 2 * STEP_MS, status: RUNNING },
  ]
}
