export default defineEventHandler((event) => hubspot(toWebRequest(event)))
