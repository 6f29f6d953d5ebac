/** What is said to the page's developer about an address that is missing or not allowed. */
export function misplaced(name: string, value: string, list: string): void {
  console.warn(
    value.trim()
      ? `wiro-hubspot-connect: ${name}="${value}" is not on this page's origin: allow it with configure({ ${list} }).`
      : `wiro-hubspot-connect: ${name} is missing: add the address of your server route, as ${name}="/api/hubspot".`,
  )
}
