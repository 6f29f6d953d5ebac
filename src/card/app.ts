/** What an own HubSpot app has to declare: Wiro asks every app for the same. */
export { optionalScopes, redirectUrl, requiredScopes } from '../flow/scopes.js'
