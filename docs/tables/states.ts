/** The table of states: what the card shows in each, and what the state holds. */
import { customStateOf } from '../../src/card/views/index.js'
import type { State } from '../../src/connector/state.js'
import { code, type Table } from './table.js'

type Status = State['status']

/** Fields that every state has, or can have. */
type SharedField = 'status' | 'can' | 'slow' | 'agent' | 'authMethod'

/** The member of the union that has this status. */
type Member<S extends Status, Union = State> = Union extends { status: infer Own }
  ? S extends Own
    ? Union
    : never
  : never

/** The other fields of a state. The compiler asks for each, and whether it is always there. */
type OwnFields<S extends Status> = {
  [Field in Exclude<keyof Member<S>, SharedField>]-?: undefined extends Member<S>[Field] ? 'optional' : 'always'
}

type StateRows = { [S in Status]: { shown: string; fields: OwnFields<S> } }

const flowFields = { flow: 'always', account: 'optional' } as const

const STATE_ROWS: StateRows = {
  checking: { shown: 'Bars of the final size, until the first status read is answered.', fields: {} },
  disconnected: { shown: 'What connecting gives, and who may do it.', fields: { windowLeft: 'optional' } },
  setup: { shown: 'With `auth-method="own"`, while no app is saved: the steps of the set-up.', fields: {} },
  opening: { shown: "HubSpot's window opens.", fields: flowFields },
  authorizing: { shown: 'Where the person has to go on, and how many minutes are left.', fields: flowFields },
  verifying: { shown: 'HubSpot has answered; the status is being read.', fields: flowFields },
  unfinished: {
    shown: 'The window is gone without an answer: another try, and “HubSpot showed an error?”',
    fields: flowFields,
  },
  connected: {
    shown: 'The account, and a problem that a reconnect or a disconnect had.',
    fields: { account: 'always', health: 'always', problem: 'optional', flow: 'optional' },
  },
  disconnecting: { shown: 'The account, while the request is under way.', fields: { account: 'always' } },
  failed: {
    shown: 'What happened, what to do, and the details for developers.',
    fields: { problem: 'always', flow: 'optional', account: 'optional' },
  },
}

const fieldTexts = (fields: Record<string, string>) =>
  Object.entries(fields).map(([name, presence]) => code(name + (presence === 'optional' ? '?' : '')))

export const states = (): Table => ({
  columns: ['`state.status`', '`:state()`', 'what is shown', 'also in `state`'],
  rows: Object.entries(STATE_ROWS).map(([status, { shown, fields }]) => [
    code(status),
    code(customStateOf({ status } as State)),
    shown,
    fieldTexts(fields).join(', '),
  ]),
})
