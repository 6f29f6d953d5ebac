/** The table of the endpoint's actions: what each adds to the request, and the function that performs it. */
import * as v from 'valibot'
import type { Action, ActionAnswer } from '../../protocol/endpoint.js'
import type { ActionContext } from '../action-context.js'
import { connect, connectSchema, type ConnectContext } from './connect.js'
import { disconnect } from './disconnect.js'
import { finish, finishSchema } from './finish.js'
import { saveCredentials, saveCredentialsSchema } from './save-credentials.js'
import { startAgent } from './start-agent.js'
import { readStatus } from './status.js'

type Schema = v.ObjectSchema<v.ObjectEntries, undefined>

interface ActionRow<FieldsSchema extends Schema, Context extends ActionContext> {
  /** The fields beside `action` and `agentKey`. */
  schema: FieldsSchema
  run(context: Context, fields: v.InferOutput<FieldsSchema>): Promise<ActionAnswer>
}

/** Lets the compiler check that a row's function takes the fields of its schema. */
const defineAction = <FieldsSchema extends Schema, Context extends ActionContext>(
  row: ActionRow<FieldsSchema, Context>,
) => row

const noFields = v.object({})

/** One row per action. Whether an action is optional is in the protocol's table (`PAGE_ACTIONS`). */
export const ACTION_TABLE = {
  status: defineAction({ schema: noFields, run: readStatus }),
  connect: defineAction({ schema: connectSchema, run: connect }),
  disconnect: defineAction({ schema: noFields, run: disconnect }),
  'start-agent': defineAction({ schema: noFields, run: startAgent }),
  'save-credentials': defineAction({ schema: saveCredentialsSchema, run: saveCredentials }),
  finish: defineAction({ schema: finishSchema, run: finish }),
} satisfies Record<Action, unknown>

/** A parsed request: the action, and the fields that belong to it. */
export type ActionRequest = {
  [Name in keyof typeof ACTION_TABLE]: {
    action: Name
    /** The page's `agent-key` attribute, unchecked. */
    agentKey?: string
    fields: v.InferOutput<(typeof ACTION_TABLE)[Name]['schema']>
  }
}[keyof typeof ACTION_TABLE]

export function runAction({ action, fields }: ActionRequest, context: ConnectContext): Promise<ActionAnswer> {
  // The compiler does not relate `fields` to its row, nor the state token's claims to `finish`.
  const row = ACTION_TABLE[action] as unknown as ActionRow<Schema, ActionContext>
  return row.run(context, fields)
}
