/**
 * Names what was thrown without its message, which may hold a secret, a token or a text of another program's. Runtimes
 * and libraries nest errors, so the error behind an error is looked at as well.
 */

/** Node's own codes (`ECONNREFUSED`), and those of several words (`UND_ERR_SOCKET`, `ER_ACCESS_DENIED_ERROR`). */
const CODE = /^(?:E[A-Z]{2,20}|[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,6})$/

/** A class of errors, such as `TypeError` or `PrismaClientInitializationError`. */
const CLASS_NAME = /^(?:[A-Z][A-Za-z]{0,60})?(?:Error|Exception)$/

/** An error may name itself as its cause. */
const MAX_DEPTH = 5

/** The fields of an error that are looked at; each may hold anything. */
export interface ThrownFields {
  name?: unknown
  code?: unknown
  message?: unknown
  cause?: unknown
}

/** Returns an error and the errors behind it, the outermost first. It holds no value that is not an object. */
export function causesOf(thrown: unknown): ThrownFields[] {
  const causes: ThrownFields[] = []
  let next = thrown
  while (typeof next === 'object' && next !== null && causes.length < MAX_DEPTH) {
    causes.push(readFields(next))
    next = causes.at(-1)!.cause
  }
  return causes
}

/** A host may throw an object whose properties throw when they are read. */
function readFields(thrown: ThrownFields): ThrownFields {
  try {
    const { name, code, message, cause } = thrown
    return { name, code, message, cause }
  } catch {
    return {}
  }
}

/** Returns the first code in a chain of errors, else the name of the outermost one's class, else the type of the value. */
export function describeThrown(thrown: unknown): string {
  const causes = causesOf(thrown)
  const code = causes.map(({ code }) => code).find((code) => matches(CODE, code))
  const name = causes.map(({ name }) => name).find((name) => matches(CLASS_NAME, name))
  return code ?? name ?? typeof thrown
}

const matches = (pattern: RegExp, value: unknown): value is string => typeof value === 'string' && pattern.test(value)
