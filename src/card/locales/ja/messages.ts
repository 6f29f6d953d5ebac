// No native reader has reviewed this translation yet.
/** Japanese messages to somebody who can solve a problem: what is asked of them, and what they have to do. */
import type { Code } from '../../../protocol/codes.js'
import type { MessageLine, MessageTexts } from '../en/messages.js'

const adminSteps: readonly MessageLine[] = [
  'スーパー管理者の権限、またはアプリマーケットプレイスのアクセス権限が必要です。その権限を私に付与していただいてもかまいません。',
]

const openApp =
  'HubSpotでアプリを開いてください: 開発 → プロジェクトまたは「Legacy apps」（旧アプリ） → アプリ → 認証（Auth）'

const saveApp =
  'アプリを保存してください。プロジェクトのアプリの場合は、代わりにapp-hsmeta.jsonを変更し、プロジェクトをアップロードしてください。'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `次のスコープだけを必須にしてください: ${requiredScopes}`,
  ({ optionalScopes }) => `次のスコープを任意にしてください: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'クライアントIDとクライアントシークレットを、設定の担当者に安全な方法で送ってください。',
]

/** One message per problem that somebody else can solve. */
export const messages: Partial<Record<Code, MessageTexts>> = {
  hubspot_no_permission: {
    request:
      'エージェントをHubSpotに接続していただけますか。私には、当社のHubSpotアカウントにアプリをインストールする権限がありません。',
    steps: adminSteps,
  },
  authorization_denied: {
    request: 'エージェントをHubSpotに接続していただけますか。私が試したところ、HubSpotに拒否されました。',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) =>
      `エージェントに必要な次のアクセス権が、当社のHubSpotプランに含まれていないようです: ${access}`,
    steps: [
      ({ access }) =>
        `HubSpotの請求設定で、当社のプランに${access}が含まれているか確認し、含まれていなければ追加してください。`,
    ],
  },
  hubspot_account_not_allowed: {
    request: '当社のHubSpotアカウントには、まだアプリのインストールが許可されていません。',
    steps: [
      ({ account }) =>
        `HubSpotでアプリの「Distribution」（配布）を開き、当社のアカウントを追加してください${account ? `: ${account}` : '。Hub IDは私にお尋ねください。'}`,
    ],
  },
  hubspot_scope_mismatch: {
    request: '当社のHubSpotアプリのスコープが、Wiroが求めるものと一致しないため、HubSpotに拒否されています。',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: '当社のHubSpotアプリにWiroのリダイレクトURLがないため、HubSpotに拒否されています。',
    steps: [openApp, ({ redirectUrl }) => `次のリダイレクトURLを追加してください: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request: '当社のHubSpotアプリがHubSpotで認識されません。クライアントIDが間違っているか、アプリが削除されています。',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: '当社のHubSpotアプリのインストールリンクが、HubSpotで無効になっています。',
    steps: ['アプリがまだあり、インストールできることをHubSpotで確認してください。'],
  },
  token_exchange_failed: {
    request: '当社のHubSpotアプリの認証情報が、HubSpotに拒否されています。',
    steps: [
      ...credentialsSteps,
      ({ redirectUrl }) => `アプリに次のリダイレクトURLがあることを確認してください: ${redirectUrl}`,
    ],
  },
  invalid_config: {
    request: 'エージェントにはHubSpotアプリが必要ですが、まだ保存されていません。',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: '当社のHubSpotアプリのクライアントIDとクライアントシークレットが、Wiroに受け付けられませんでした。',
    steps: credentialsSteps,
  },
  forbidden: {
    request: 'エージェントをHubSpotに接続していただけますか。私には連携を管理する権限がありません。',
    steps: ['連携を管理する権限が必要です。その権限を私に付与していただいてもかまいません。'],
  },
  no_agent: {
    request: '私のエージェントを用意していただけますか。エージェントがないと、HubSpotに接続できません。',
    steps: ['エージェントを用意し、私に利用権限を付与してください。'],
  },
  portal_refused: {
    request: ({ account }) =>
      `${account || '当社のHubSpotアカウント'}を接続したいのですが、ここでは許可されていません。`,
    steps: [({ account }) => `この製品で${account || '当社のHubSpotアカウント'}を許可してください。`],
  },
}
