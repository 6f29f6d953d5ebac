import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseErrorMessage } from '../../../../src/card/panels/hubspot-error/error-message.js'
import { REDIRECT_URL } from '../../../../src/protocol/hubspot.js'
import type { Code } from '../../../../src/protocol/codes.js'

const contact = 'Please contact the app developer.'
const heading = 'Couldn’t complete the connection'
const authorize =
  'https://app-eu1.hubspot.com/oauth/authorize?client_id=1-2-3&redirect_uri=https%3A%2F%2Fapi.wiro.ai%2Fcallback&scope=crm.lists.read%20oauth'

/** Messages that a person may copy from HubSpot's page or type, and the cause that each names. */
const samples: [text: string, code?: Code][] = [
  // HubSpot's English sentences
  [
    `${heading}\nAuthorization failed because the provided scopes are insufficient. ${contact}`,
    'hubspot_scope_mismatch',
  ],
  [
    `Authorization failed because there is a mismatch between the scopes in the install URL and the app's configured scopes. ${contact}`,
    'hubspot_scope_mismatch',
  ],
  [`${heading}\nInsufficient scopes were provided. ${contact}`, 'hubspot_scope_mismatch'],
  [`An invalid scope name was provided. ${contact}`, 'hubspot_scope_mismatch'],
  ['A scope in the install URL is not a valid scope name.', 'hubspot_scope_mismatch'],
  ['Your account lacks access to the required scopes [crm.lists.read, crm.lists.write].', 'hubspot_plan_lacks_scope'],
  ['Authorization failed because your account lacks access to the required scopes', 'hubspot_plan_lacks_scope'],
  [
    `This account doesn't have access to some HubSpot features that are required by this app. ${contact}`,
    'hubspot_plan_lacks_scope',
  ],
  ['This account does not have access to all of the required scopes.', 'hubspot_plan_lacks_scope'],
  [
    `Authorization failed as the redirect URL '${REDIRECT_URL}' doesn't match the app's registered redirect URL. Please consult the app developer.`,
    'hubspot_redirect_mismatch',
  ],
  [`The redirect_uri doesn't match the client registered redirect_uri. ${contact}`, 'hubspot_redirect_mismatch'],
  ['Redirect URL “http://127.0.0.1:1/callback” does not match.', 'hubspot_redirect_mismatch'],
  [`${heading}\nAn invalid app client_id was provided. ${contact}`, 'hubspot_unknown_client'],
  ['The app’s client ID “1234-5678” is invalid.', 'hubspot_unknown_client'],
  ['missing or unknown client id', 'hubspot_unknown_client'],
  ['Request for Integration Permissions', 'hubspot_no_permission'],
  ['You don’t have permission to connect this app. A Super Admin can do it.', 'hubspot_no_permission'],
  ["You don't have the right permissions to install Acme: 1. App Marketplace access", 'hubspot_no_permission'],
  ['You do not have correct role to grant these permissions', 'hubspot_no_permission'],
  ['Ask for permission to connect this app', 'hubspot_no_permission'],
  ['This install link is no longer valid. Ask the app’s owner for a new one.', 'hubspot_link_retired'],
  ['The install URL is no longer valid', 'hubspot_link_retired'],
  // Who may install an app; HubSpot's own sentence is not known
  ['This account is not on the app’s allowlist.', 'hubspot_account_not_allowed'],
  ['Your account must be allow-listed before you can install this app', 'hubspot_account_not_allowed'],
  ['Only whitelisted accounts can install this app.', 'hubspot_account_not_allowed'],
  ['This app has reached its install limit.', 'hubspot_account_not_allowed'],
  ['The app has reached the maximum number of installs.', 'hubspot_account_not_allowed'],
  ['The app has reached the limit of 25 installations', 'hubspot_account_not_allowed'],
  ['Your HubSpot account isn’t allowed to install this app.', 'hubspot_account_not_allowed'],
  ['This account is not authorized to install the app. Ask its developer.', 'hubspot_account_not_allowed'],
  ['This app can only be installed in specific accounts.', 'hubspot_account_not_allowed'],
  ['This app cannot be installed in this account', 'hubspot_account_not_allowed'],
  ['You are not allowed to install apps in this account'],
  ['You’ve reached the limit of contacts in this account'],
  // As people type them, and as they are copied
  ['the scopes don’t match', 'hubspot_scope_mismatch'],
  ['AUTHORIZATION FAILED BECAUSE THE PROVIDED SCOPES ARE INSUFFICIENT', 'hubspot_scope_mismatch'],
  ['the provided\n   scopes\tare \u00a0insufficient', 'hubspot_scope_mismatch'],
  ['the provided sco\u00adpes are insuf\u200bficient', 'hubspot_scope_mismatch'],
  ['my account lacks access to a scope', 'hubspot_plan_lacks_scope'],
  ["it says I don't have permission", 'hubspot_no_permission'],
  // A sentence counts more than the scopes and URLs in it
  ['The scopes [crm.lists.read] in the install URL do not match those of the app', 'hubspot_scope_mismatch'],
  [
    `${authorize} Authorization failed because your account lacks access to the required scopes`,
    'hubspot_plan_lacks_scope',
  ],
  // The parts that HubSpot does not translate
  ['Un client_id d’application invalide a été fourni. Veuillez contacter le développeur.', 'hubspot_unknown_client'],
  ['Die angegebene client_id ist ungültig.', 'hubspot_unknown_client'],
  ['無効な client_id です', 'hubspot_unknown_client'],
  ['Die Weiterleitungs-URL „https://app.example.com/oauth“ stimmt nicht überein.', 'hubspot_redirect_mismatch'],
  [`La URL de redirección '${REDIRECT_URL}' no coincide.`, 'hubspot_redirect_mismatch'],
  [
    'リダイレクトURL「https://api.wiro.ai/v1/UserAgentOAuth/HubSpotCallback」が一致しません',
    'hubspot_redirect_mismatch',
  ],
  ['redirect_uri non valido', 'hubspot_redirect_mismatch'],
  ['Ihrem Konto fehlt der Zugriff auf [crm.lists.read, crm.lists.write].', 'hubspot_plan_lacks_scope'],
  ['Sua conta não tem acesso aos escopos [content; files]', 'hubspot_plan_lacks_scope'],
  ['お使いのアカウントには次のスコープがありません[transactional-email]', 'hubspot_plan_lacks_scope'],
  ['El ámbito crm.lists.reed no existe', 'hubspot_scope_mismatch'],
  ['Le scope transactional-email n’est pas valable', 'hubspot_scope_mismatch'],
  // Texts that name no cause
  [''],
  ['   \n '],
  ['Something went wrong on our side. Try again in a few minutes.'],
  ['The app was not connected\nNothing was changed in your account.'],
  ['There is no account here that you can use.'],
  ['502 Bad Gateway'],
  [authorize],
  ['Sign in to HubSpot: https://app.hubspot.com/login, help at "https://knowledge.hubspot.com/"'],
  ['I read the content of the files [see above], and closed the window'],
  ['La autorización ha fallado porque los permisos no son suficientes.'],
  ['接続を完了できませんでした'],
  ['constructor __proto__ [toString] {"code":1}'],
  ['a'.repeat(5_000) + ' the provided scopes are insufficient'],
]

describe('the cause that an error message names', () => {
  for (const [text, code] of samples) {
    it(`is ${code ?? 'unknown'} for “${text.slice(0, 60)}” (${text.length} characters)`, () => {
      assert.equal(parseErrorMessage(text).code, code)
    })
  }

  for (const bad of ['crm.', 'a.', '[', 'https://', '“', 'scopes ', 'redirect_uri ', 'lacks access to the ']) {
    it(`is found at once where somebody pastes pages of “${bad}”`, () => {
      const start = performance.now()

      parseErrorMessage(bad.repeat(100_000))

      assert.ok(performance.now() - start < 500)
    })
  }
})

describe('the scopes in an error message', () => {
  it('are listed once each, those between brackets first', () => {
    const text = 'crm.lists.read or CRM.lists.read and automation.write lack in [oauth, crm.lists.read]'

    assert.deepEqual(parseErrorMessage(text).scopes, ['oauth', 'crm.lists.read', 'automation.write'])
  })

  it('are no ordinary words, unless between brackets', () => {
    assert.deepEqual(parseErrorMessage('content, files and oauth').scopes, [])
  })
})

describe('the URLs in an error message', () => {
  it('are listed without the punctuation after them, and without those of HubSpot’s pages', () => {
    const text = `Not “https://app.example.com/a?b=c”, ${authorize} nor http://localhost:1/x. Not https://hubspot.com.example/`

    assert.deepEqual(parseErrorMessage(text).urls, [
      'https://app.example.com/a?b=c',
      'http://localhost:1/x',
      'https://hubspot.com.example/',
    ])
  })
})
