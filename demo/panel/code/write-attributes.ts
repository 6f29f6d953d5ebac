/** Writes the chosen attributes into the code to copy. */

/** An attribute with its value; `''` where the name alone is written. */
export type WrittenAttribute = readonly [name: string, value: string]

const MAX_LINE = 100

/** The opening tag of the element, or of its component in React, up to the end of its attributes. */
const TAG =
  /^([^\n]*?)<(wiro-hubspot-connect|WiroHubspotConnect)((?:\s+(?:[^\s"'{}<>/=]+(?:=(?:"[^"]*"|'[^']*'|\$?\{[^}]*\}))?|\{[^}]*\}))*)\s*(\/?>)/m

const escapeAttribute = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

const toCamelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Returns an attribute as the tag takes it: of a component, the prop. */
function writeAttribute(tag: string, [name, value]: WrittenAttribute): string {
  const isComponent = tag === 'WiroHubspotConnect'
  const written = isComponent ? toCamelCase(name) : name
  if (!value) return written
  return isComponent && name === 'heading-level' ? `${written}={${value}}` : `${written}="${escapeAttribute(value)}"`
}

/**
 * Writes attributes into the example's element, in place of its own `token-endpoint`. A tag that becomes longer than a
 * line gets one attribute a line.
 */
export function withAttributes(code: string, attributes: readonly WrittenAttribute[]): string {
  return code.replace(TAG, (whole: string, before: string, tag: string, own: string, end: string) => {
    const others = (own.match(/[^\s"'{}=]+=(?:"[^"]*"|'[^']*'|\$?\{[^}]*\})|\{[^}]*\}|[^\s"'{}=]+/g) ?? []).filter(
      (attribute) => !/^token-?endpoint=/i.test(attribute),
    )
    const all = [...attributes.map((attribute) => writeAttribute(tag, attribute)), ...others]
    const line = `${before}${[`<${tag}`, ...all].join(' ')}${end === '/>' ? ' ' : ''}${end}`
    if (line.length <= Math.max(MAX_LINE, whole.length)) return line
    const indent = /^\s*/.exec(before)![0]
    return `${before}<${tag}\n${all.map((attribute) => `${indent}  ${attribute}\n`).join('')}${indent}${end}`
  })
}
