/** The redirect URL of a flow: the address of the relay page, with the state token in its query. */
export const withStateToken = (redirectUrl: string, token: string): string =>
  redirectUrl + (redirectUrl.includes('?') ? '&' : '?') + 'seal=' + token
