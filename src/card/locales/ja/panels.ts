// No native reader has reviewed this translation yet.
/** Japanese texts of the panels: what a person opens now and then. Loaded when the first panel is opened. */
import { connectedApps } from '../addresses.js'
import type { PanelTexts } from '../en/panels.js'
import { sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels: PanelTexts = {
  back: '戻る',
  disconnect: {
    status: ({ name }) => sentence`${name}の接続を解除しますか？`,
    text: 'エージェントは、HubSpotのデータを読み取ることも変更することもできなくなります。',
    note: 'HubSpotで削除するまで、アプリは一覧に残ります。',
    link: 'HubSpotで削除',
    href: connectedApps,
    confirm: '接続を解除',
    keep: '接続したままにする',
  },
  askAdmin: {
    message: ({ request, steps, account, code }) =>
      `お世話になっております。\n${request}\n\n${steps}\n${account && `\nHubSpotアカウント: ${account}`}\nエラーコード: ${code}`,
    connect: ({ url, button }) =>
      `その後、${url} を開いて「${button}」を押してください。私が行う場合は、お知らせください。`,
    byCode: messages,
    other: ({ title }) =>
      `エージェントをHubSpotに接続したいので、手伝っていただけますか。次のように表示されます: ${title}`,
    labels: {
      hubspotAdmin: 'HubSpotの管理者へのメッセージ',
      appOwner: 'HubSpotアプリの所有者へのメッセージ',
      productAdmin: 'この製品の管理者へのメッセージ',
    },
    copy: 'メッセージをコピー',
    email: 'メールを作成',
  },
  question: {
    heading: 'HubSpotに何が表示されましたか？',
    choices: {
      hubspot_no_permission: ['アプリを接続する権限がない'],
      hubspot_plan_lacks_scope: ['アカウントに必要なアクセス権がない'],
      hubspot_account_not_allowed: ['アカウントにアプリのインストールが許可されていない'],
      hubspot_scope_mismatch: [
        'スコープが一致しない、または不足している',
        'アプリの開発者がこれらのスコープを要求できない',
      ],
      hubspot_redirect_mismatch: ['リダイレクトURLが一致しない'],
      hubspot_unknown_client: ['クライアントIDが無効'],
      hubspot_link_retired: ['インストールリンクが無効になっている'],
      wrong_browser: ['別のブラウザーで承認した'],
    },
    label: 'それ以外の場合は、HubSpotのメッセージを貼り付けてください（言語は問いません）。',
    placeholder: '消えた場合は、もう一度試してコピーしてください。',
  },
  comparison: {
    required: ({ scopes }) => sentence`Wiroの必須スコープ: ${scopes}`,
    optional: ({ scopes }) => sentence`Wiroの任意スコープ: ${scopes}`,
    other: ({ scopes }) => sentence`Wiroが要求しないスコープ: ${scopes}`,
    same: ({ url }) => sentence`${url} はWiroのリダイレクトURLです。`,
    differs: ({ url, redirectUrl }) => sentence`${url} はWiroのリダイレクトURL ${redirectUrl} ではありません。`,
  },
  troubleshoot: {
    question: '何にお困りですか？',
    topics: {
      missingData: {
        title: 'エージェントが一部のデータを読み取れない',
        text: 'そのデータへのアクセス権が、HubSpotでエージェントに与えられていない可能性があります。',
        steps: {
          plan: 'HubSpotのプランにそのデータが含まれていることを確認してください。',
          addScope: 'ご自身のアプリの場合は、「認証」（Auth）タブでスコープの一覧を確認してください。',
          reconnect: '再接続し、HubSpotに表示される項目をすべて承認してください。',
          disconnect: 'それでも読み取れない場合は、接続を解除してから接続し直してください。',
        },
      },
      stopped: {
        title: '動かなくなった',
        text: 'エージェントがHubSpotへのアクセスを失った可能性があります。',
        steps: {
          agentStopped: 'エージェントが停止している場合は、開始してください。',
          accessRevoked: 'HubSpotでアプリが削除された場合は、再接続してください。',
          renewalFailing: 'それでも解決しない場合は、サポートにお問い合わせください。',
        },
      },
      account: {
        title: 'アカウントが違う',
        text: '再接続し、HubSpotの選択画面で正しいアカウントを選んでください。',
      },
      removed: {
        title: 'HubSpotでアプリが削除された',
        text: 'しばらくの間「接続済み」と表示されることがあります。アプリを再インストールするには、再接続してください。',
      },
    },
    code: {
      title: 'エラーコードがある',
      label: 'エラーコード',
      unknown: 'このコードは見つかりません。入力内容を確認するか、サポートにお問い合わせください。',
    },
    codes: {
      wrong_portal: {
        text: 'ここで使うアカウントとは別のアカウントが承認されました。',
        steps: ['HubSpotの選択画面で正しいアカウントを選んでください。'],
      },
      rate_limited: {
        text: '短時間に試行回数が多すぎました。',
        steps: ['1分待ってから、もう一度お試しください。'],
      },
      unknown: { text: 'Wiroが不明なエラーを返しました。' },
    },
    start: 'エージェントを開始',
    close: '閉じる',
  },
  setup,
}
