/** The texts of a dictionary by their keys, as tests look through them. */

export type Text = [key: string, text: string]

const namedHoles = new Proxy({}, { get: (_, hole) => `{${String(hole)}}` })

/** Returns every text of a section by its key; a hole reads as its name in braces. */
export function textsIn(value: unknown, key = ''): Text[] {
  if (typeof value === 'function') return textsIn((value as (holes: object) => unknown)(namedHoles), key)
  if (typeof value === 'string') return [[key, value]]
  if (Array.isArray(value) && value.every((piece) => typeof piece === 'string'))
    return value.some((piece) => piece.startsWith('{'))
      ? [[key, value.join('')]]
      : value.flatMap((one: string, index) => textsIn(one, `${key}[${index}]`))
  return Object.entries(value as object).flatMap(([name, part]) => textsIn(part, key ? `${key}.${name}` : name))
}
