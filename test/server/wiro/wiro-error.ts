/** Reads the error with which a call of the client rejects. */
import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import { WiroError } from '../../../src/server/handler.js'

/** Fails where the call resolves, and where the error holds a secret or a text of Wiro's. */
export async function wiroErrorOf(call: Promise<unknown>): Promise<WiroError> {
  const error = await call.then(
    (answer) => assert.fail('The call resolved to ' + inspect(answer)),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof WiroError, String(error))
  assert.doesNotMatch(inspect(error, { depth: 9 }), /CANARY|YOUR_/)
  return error
}

export async function codeAndReasonOf(call: Promise<unknown>): Promise<[code: string, reason: string]> {
  const { code, reason } = await wiroErrorOf(call)
  return [code, reason]
}

export async function codeStatusAndReasonOf(
  call: Promise<unknown>,
): Promise<[code: string, status: number, reason: string]> {
  const { code, status, reason } = await wiroErrorOf(call)
  return [code, status, reason]
}
