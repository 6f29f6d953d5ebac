/** What an own HubSpot app has to declare: Wiro asks every app for the same. */
export { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../protocol/hubspot.js'
