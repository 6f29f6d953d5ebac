/**
 * The relay page's sentences, in English. The page that opens the window sends its own closing sentence in the person's
 * language; these are for all moments at which the relay page has none.
 */
export const texts = {
  /** In relay.html, and so also without a script. */
  closeWindow: 'You can close this window and go back to the page you came from.',
  openingHubSpot: 'Opening HubSpot…',
  pageClosed: 'The page that opened this window may have been closed.',
  undone: 'This connection was started in another browser, so it was undone.',
  noStorage: 'This browser keeps nothing here, so HubSpot can’t be connected.',
}
