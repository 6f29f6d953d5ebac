/** Returns a value as JSON; nothing for what JSON cannot hold, such as an object that contains itself. */
export function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value)
  } catch {
    return
  }
}
