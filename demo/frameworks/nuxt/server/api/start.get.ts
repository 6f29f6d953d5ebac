/** What the settings page needs to begin with. Nuxt calls it while it draws the page, with the visitor's cookies. */
export default defineEventHandler(async (event) => {
  const request = toWebRequest(event)
  const { csrfToken } = await sessionOf(request)
  return { csrfToken, hubspot: await hubspot.status(request) }
})
