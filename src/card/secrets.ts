/** A secret in the page: refused, since whoever can read the page has it. Loaded on demand. */
export function refuse(element: Element, names: string[]): void {
  for (const name of names) {
    element.removeAttribute(name)
    console.error(
      `wiro-hubspot-connect: the attribute ${name} was removed, since it looks like a secret and everybody who sees the page could read it.`,
      'The Wiro key belongs on your server, in createHandler({ apiKey }); what a request needs goes into the property headers. Replace the key if it was real.',
    )
  }
}
