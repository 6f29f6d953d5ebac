/** Rejects secrets in the page's HTML, which everybody who sees the page can read. Loaded when one is found. */

/** Removes the attributes, and tells the developer where secrets belong. */
export function rejectSecretAttributes(element: Element, names: readonly string[]): void {
  for (const name of names) {
    element.removeAttribute(name)
    console.error(
      `wiro-hubspot-connect: the attribute ${name} was removed, since it looks like a secret and everybody who sees the page could read it.`,
      'The Wiro key belongs on your server, in createHandler({ apiKey }); what a request needs goes into the property headers. Replace the key if it was real.',
    )
  }
}
