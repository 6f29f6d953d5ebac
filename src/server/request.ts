/** Reads the request of an action: its content type and its body. Who sends it is not decided here. */
import * as v from 'valibot'
import type { Action } from '../protocol/endpoint.js'
import { isRecord, parseJson } from '../protocol/parse.js'
import { ACTION_TABLE, type ActionRequest } from './actions/index.js'
import { readText } from './body.js'
import { HandlerError } from './errors.js'
import { acceptedActions } from './offered-actions.js'
import type { Settings } from './options.js'
import { bodyConsumedError } from './responses.js'

/** @throws HandlerError with the first check that fails; the order is the one that helps a developer most. */
export async function readActionRequest(
  request: Request,
  { actions }: Pick<Settings, 'actions'>,
): Promise<ActionRequest> {
  checkContentType(request)
  const body = parseJson(await readBody(request))
  return parseActionRequest(body, acceptedActions(actions))
}

function checkContentType({ headers }: Request): void {
  if (!/^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '')) {
    throw new HandlerError('misconfigured', 'content_type', { status: 415 })
  }
}

const MAX_BODY_BYTES = 4096

async function readBody(request: Request): Promise<string> {
  if (request.bodyUsed) throw bodyConsumedError()
  const text = await readText(request.body, MAX_BODY_BYTES).catch(() => {
    throw new HandlerError('misconfigured', 'body_unreadable', { status: 400 })
  })
  if (text === undefined) throw new HandlerError('misconfigured', 'body_too_large', { status: 413 })
  return text
}

const agentKeySchema = v.object({ agentKey: v.exactOptional(v.string()) })

/** Returns the checked fields of the action and drops all others. */
function parseActionRequest(body: unknown, accepted: readonly Action[]): ActionRequest {
  if (!isRecord(body) || !('action' in body))
    throw new HandlerError('misconfigured', 'body_unreadable', { status: 400 })
  const action = accepted.find((name) => name === body.action)
  if (!action) throw new HandlerError('misconfigured', 'action_unknown', { status: 400 })
  const fields = v.safeParse(ACTION_TABLE[action].schema, body)
  const common = v.safeParse(agentKeySchema, body)
  if (!fields.success || !common.success) throw fieldsInvalidError(fields.issues ?? common.issues)
  return { action, ...common.output, fields: fields.output } as ActionRequest
}

/** Names the field, which is one of the schema's: a request cannot put a text of its own there. */
function fieldsInvalidError(issues: readonly v.BaseIssue<unknown>[] = []): HandlerError {
  const key: unknown = issues[0]?.path?.[0]?.key
  const field = typeof key === 'string' ? key : undefined
  return new HandlerError('misconfigured', 'fields_invalid', { status: 400, field })
}
