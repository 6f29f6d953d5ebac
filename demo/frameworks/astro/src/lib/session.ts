/** Stands for your own session lookup. Here everybody is the same customer. */
export const sessionOf = async (_request: Request) => ({
  agentGuid: 'your-useragent-guid',
  csrfToken: 'a-token',
})
