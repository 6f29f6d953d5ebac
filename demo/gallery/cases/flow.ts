/** A connection attempt, from the press to its end, with the question about what HubSpot showed. */
import type { Label } from './case.js'
import { caseOf } from './case-of.js'

const own = { authMethod: 'own' } as const

const answerQuestion: Label[] = [({ problems }) => problems.questionLink]
const disconnect: Label = ({ first }) => first.buttons.disconnect

/** HubSpot's message in Spanish. */
const WRONG_REDIRECT_URL =
  'La URL de redirección “https://api.wiro.ai/v1/UserAgentOAuth/HubSpotCallback” no coincide con la URL de redirección registrada.'
const MISSING_SCOPES = 'Your account lacks access to the required scopes [crm.lists.read, crm.lists.write, content].'

export const flowCases = [
  caseOf('Opening', 'opening'),
  caseOf('Opening, in this tab', 'leaving'),
  caseOf('Authorizing', 'authorizing'),
  caseOf('Authorizing, after 60 seconds', 'lingering'),
  caseOf('Authorizing, without a held window', 'unheld'),
  caseOf('Authorizing, after 13 minutes', 'ending'),
  caseOf('Verifying', 'verifying'),
  caseOf('Browser blocked the window', 'blocked'),
  caseOf('Unfinished', 'unfinished'),
  caseOf('Unfinished, in this tab', 'unfinishedHere'),
  caseOf('Unfinished, own app', 'unfinished', { press: answerQuestion, properties: own }),
  caseOf('Unfinished, with what HubSpot showed', 'unfinished', { press: answerQuestion, type: MISSING_SCOPES }),
  caseOf('Unfinished, own app, with what HubSpot showed', 'unfinished', {
    press: answerQuestion,
    type: WRONG_REDIRECT_URL,
    properties: own,
  }),
  caseOf('Unfinished, with an unknown message', 'unfinished', {
    press: answerQuestion,
    type: '接続を完了できませんでした',
    properties: { supportUrl: '/help' },
  }),
  caseOf('Did HubSpot show a problem?', 'lingering', { press: answerQuestion }),
  caseOf('What did HubSpot show at a reconnect?', 'kept', { press: answerQuestion }),
  caseOf('What HubSpot showed at a reconnect', 'keptWithout', { press: answerQuestion }),
  caseOf('A different account', 'changed'),
  caseOf('Not the expected account', 'unexpected'),
  caseOf('Not the expected account, as it was found', 'foundUnexpected'),
  caseOf('Confirm disconnecting', 'connected', { press: [disconnect] }),
  caseOf('Disconnecting', 'disconnecting'),
]
