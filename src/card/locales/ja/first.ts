// No native reader has reviewed this translation yet.
/** Japanese texts of the first load: what the card says before anything is loaded on demand. */
import type { FirstLoadCode } from '../../../protocol/codes.js'
import type { FirstTexts } from '../en/first.js'
import type { CodeTexts } from '../sentence.js'

/** Codes whose explanation must not need the network. */
const codes: Record<FirstLoadCode, CodeTexts> = {
  offline: { title: 'オフラインです', text: 'インターネットに再接続されるまで、接続状態を確認できません。' },
  signed_out: {
    title: 'セッションが終了しました',
    text: 'ページを再読み込みし、ログインして接続状態を確認してください。',
  },
  endpoint_unreachable: {
    title: 'サーバーに接続できませんでした',
    text: 'ネットワーク、VPN、広告ブロッカーを確認してください。',
  },
  endpoint_timeout: {
    title: 'リクエストがタイムアウトしました',
    text: 'ネットワークを確認してください。',
  },
  popup_blocked: {
    title: 'ブラウザーがウィンドウをブロックしました',
    text: 'もう一度クリックすると、HubSpotが開きます。',
  },
}

export const first: FirstTexts = {
  title: 'HubSpot',
  checking: { status: '確認中', slow: 'まだ確認中です' },
  disconnected: {
    status: '未接続',
    text: 'エージェントがコンタクト、リスト、取引を扱えるようになります。',
    note: '初回は、HubSpotのスーパー管理者か、アプリマーケットプレイスのアクセス権限が必要です。',
    disabled: 'ここではHubSpotへの接続が無効になっています。',
    button: 'HubSpotに接続',
  },
  opening: {
    status: 'HubSpotを開いています',
    text: 'HubSpotは別のウィンドウで開きます。',
    note: 'このページは開いたままにしてください。',
  },
  authorizing: {
    status: 'HubSpotでの承認待ち',
    text: 'HubSpotのウィンドウでログインし、接続を承認してください。',
    note: ({ minutes }) => `残り${minutes}分`,
  },
  connected: {
    status: '接続済み',
    facts: ({ id, date }) => ['Hub ID ', id, ' · ', date, 'から'],
    portal: ({ id }) => ['Hub ID ', id],
    since: ({ date }) => `${date}から接続`,
  },
  disconnecting: { status: '接続を解除しています', button: '解除中…' },
  buttons: {
    cancel: 'キャンセル',
    show: 'ウィンドウを表示',
    reopen: 'もう一度開く',
    check: '今すぐ確認',
    retry: 'もう一度試す',
    reconnect: '再接続',
    disconnect: '接続を解除',
    troubleshoot: 'ヘルプ',
    more: 'その他',
    checkAgain: 'もう一度確認',
    openHubSpot: 'HubSpotを開く',
    reload: '再読み込み',
  },
  notLoaded: '読み込めませんでした。もう一度試すか、ページを再読み込みしてください。',
  statusUnread: {
    status: '接続を確認できませんでした',
    noAnswer: 'サーバーから応答がありませんでした。HubSpotは接続されたままの可能性があります。',
  },
  codes,
}
