// No native reader has reviewed this translation yet.
/** Japanese texts about a flow after its start, about problems and about an agent that does not run, loaded on demand. */
import type { ProblemTexts } from '../en/problems.js'
import { sentence } from '../sentence.js'

const again = '再び起きた場合は、詳細をサポートに送ってください。'

const ourFault = '原因は当社側にあり、お客様のアカウントに問題はありません。'

const rejectedApp = {
  title: 'HubSpotが当社のアプリを拒否しました',
  text: '原因は当社側にあり、お客様のアカウントに問題はありません。',
}

const codes: ProblemTexts['codes'] = {
  missing_params: {
    title: '承認を受け取れませんでした',
    text: '承認されないままHubSpotから戻りました。',
    steps: ['ここからもう一度始めてください。'],
    developer: [
      'コールバックに認可コードがありませんでした。HubSpotのマーケットプレイスからインストールした場合にも起こります。',
    ],
  },
  authorization_denied: {
    title: '承認されませんでした',
    text: 'キャンセルされたか、HubSpotがリクエストを拒否しました。',
    steps: ['もう一度試し、HubSpotで接続を承認してください。'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`すでに承認した場合は、アプリの「認証」（Auth）タブでスコープの一覧を見比べてください。必須のスコープは${requiredScopes}です。`,
    ],
  },
  session_expired: {
    title: '時間内に接続されませんでした',
    text: '承認のための15分が過ぎました。',
    steps: ['先にHubSpotにログインしてから、もう一度お試しください。'],
  },
  token_exchange_failed: {
    title: 'HubSpotがアプリを拒否しました',
    text: 'HubSpotがアプリの認証情報を受け付けませんでした。',
    steps: [
      'アプリの「認証」（Auth）タブから、クライアントIDとクライアントシークレットをコピーし直してください。',
      ({ redirectUrl }) => sentence`アプリにリダイレクトURL ${redirectUrl} があることを確認してください。`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'エージェントが見つかりません',
    text: '接続するエージェントが見つかりませんでした。当社の開発者による修正が必要です。',
    developer: [
      'Wiroがエージェントを見つけられないか、APIキーにそのエージェントを使う権限がありません。',
      'resolveAgentが返すguidを、/UserAgent/MyAgentsの一覧と見比べてください。',
    ],
  },
  invalid_config: {
    title: 'HubSpotアプリがまだありません',
    text: '先に、HubSpotアプリのクライアントIDとクライアントシークレットが必要です。',
    steps: ['設定画面で保存してください。'],
    wiroApp: {
      title: 'まだ利用できません',
      text: 'このエージェントでは、HubSpotへの接続がまだ設定されていません。原因は当社側にあります。',
    },
    developer: ['Wiroに、このエージェントのHubSpot認証情報がありません。'],
  },
  internal_error: { title: 'Wiroで問題が発生しました', text: 'Wiroがリクエストを完了できませんでした。' },
  unfinished: { title: '完了していません', text: 'HubSpotから応答がありませんでした。' },
  relay_unreachable: {
    title: 'HubSpotが開きませんでした',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'ブラウザーが保存をブロックしています',
    text: 'このサイトがデータを保存できない間は、HubSpotに接続できません。',
    steps: ['ブラウザーでこのサイトの保存を許可してから、もう一度お試しください。'],
  },
  unsafe_authorize_url: {
    title: 'HubSpotが開きませんでした',
    text: '受け取ったアドレスがHubSpotのものではないため、開きませんでした。',
    developer: ['connectへの応答の認可URLが、HubSpotのホストのものではありません。コンソールに表示されています。'],
  },
  not_confirmed: {
    title: 'まだ確認されていません',
    text: 'HubSpotで承認されました。Wiroではまだ確認されていません。',
    steps: ['1分後にもう一度確認してください。'],
  },
  wrong_portal: {
    title: '別のアカウントが接続されています',
    text: ({ account, expectedAccount }) =>
      sentence`${account}に接続されています。このページで使うのは${expectedAccount}です。`,
    steps: [({ expectedAccount }) => sentence`HubSpotの選択画面で${expectedAccount}を選んでください。`],
  },
  wrong_browser: {
    title: '別のブラウザーで承認されました',
    text: '別のブラウザーで承認されたため、接続を保持しませんでした。',
    steps: ['ここからもう一度始め、このブラウザーのまま進めてください。'],
  },
  endpoint_bad_answer: {
    title: '予期しない応答がありました',
    text: ourFault,
    developer: ['トークンエンドポイントの応答を読み取れません。何が誤っているかはコンソールに表示されています。'],
  },
  forbidden: {
    title: 'ここではHubSpotに接続できません',
    text: 'ここで連携を管理する権限がありません。',
    steps: ['HubSpotへの接続、または権限の付与を管理者に依頼してください。'],
    developer: [
      'トークンエンドポイントが403を返しました。resolveAgentがnullを返したか、authorizeがtrueを返しませんでした。',
    ],
  },
  no_agent: {
    title: 'エージェントがまだありません',
    text: 'HubSpotの接続先となるエージェントがまだありません。',
    steps: ['管理者にエージェントの作成を依頼してから、もう一度確認してください。'],
    developer: ['トークンエンドポイントがno_agentを返しました。resolveAgentがfalseを返しました。'],
  },
  rate_limited: {
    title: '試行回数が多すぎます',
    text: ({ seconds }) => sentence`${seconds}秒後にもう一度お試しいただけます。`,
  },
  misconfigured: {
    title: '現在利用できません',
    text: '当社とWiroの接続設定に誤りがあります。',
    developer: [
      'アドレスがないか許可されていない、またはWiroがAPIキーを拒否しました。どれに当たるかは、コンソールまたはサーバーのログに表示されています。',
    ],
  },
  unknown: {
    title: '問題が発生しました',
    text: ({ unknownCode }) => sentence`Wiroが不明なエラーを返しました: ${unknownCode}`,
  },
  hubspot_scope_mismatch: {
    title: 'HubSpotがアプリの設定を拒否しました',
    text: 'アプリに設定されているアクセス権が、エージェントに必要なものと一致しません。',
    steps: [
      ({ requiredScopes }) => sentence`この5つのスコープだけを必須にしてください: ${requiredScopes}`,
      ({ optionalScopes }) => sentence`この9つのスコープを任意にしてください: ${optionalScopes}`,
      'アプリを保存してから、もう一度お試しください。',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'HubSpotのプランに不足があります',
    text: ({ access }) =>
      sentence`エージェントに必要な${access}へのアクセス権が、HubSpotのプランに含まれていない可能性があります。`,
    steps: ['HubSpotの管理者に確認するか、別のアカウントをお試しください。'],
    ownAppSteps: ['ご自身のアプリの場合は、設定画面の5つのスコープだけを必須にしてください。'],
  },
  hubspot_redirect_mismatch: {
    title: 'HubSpotがアプリのアドレスを拒否しました',
    text: 'アプリに、戻り先のアドレスがありません。',
    steps: [
      ({ redirectUrl }) => sentence`WiroのリダイレクトURLをアプリに追加してください: ${redirectUrl}`,
      'アプリを保存してから、もう一度お試しください。',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'HubSpotがアプリを認識できません',
    text: 'クライアントIDが間違っているか、アプリが削除されています。',
    steps: ['アプリの「認証」（Auth）タブからクライアントIDをコピーしてください。', '設定画面で保存してください。'],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'HubSpotの管理者が必要です',
    text: 'このHubSpotアカウントにアプリをインストールする権限がありません。',
    steps: [
      '用意したメッセージを管理者に送ってください。',
      '管理者がここで接続するか、アプリマーケットプレイスのアクセス権限を付与します。',
    ],
  },
  hubspot_link_retired: {
    title: 'インストールリンクの期限が切れました',
    text: 'このアプリのインストールリンクは、HubSpotで使えなくなりました。',
    steps: ['アプリがまだあることをHubSpotで確認してください。'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'このアカウントはまだ許可されていません',
    text: 'アプリの所有者が許可したアカウントだけが、アプリをインストールできます。',
    steps: ['HubSpotで、アプリの「Distribution」（配布）にアカウントを追加してください。'],
    wiroApp: {
      title: 'このアカウントはまだ許可されていません',
      text: 'HubSpotが、このアカウントへの当社アプリのインストールを許可していません。原因は当社側にあります。',
    },
  },
  unavailable: {
    title: '一時的に利用できません',
    text: '現在、Wiroがリクエストを完了できません。',
  },
  start_refused: {
    title: 'エージェントが開始しませんでした',
    text: 'Wiroがエージェントを開始しませんでした。',
    developer: ['WiroがUserAgent/Startを拒否しました。理由はサーバーのログにあります。'],
  },
  portal_refused: {
    title: 'このアカウントはここでは使えません',
    text: ({ account }) => sentence`${account}の接続を取り消しました。`,
    steps: ['管理者に許可を依頼するか、別のアカウントを接続してください。'],
    developer: ['allowPortalが、このアカウントにtrueを返しませんでした。'],
  },
  request_blocked: {
    title: 'ページの再読み込みが必要です',
    text: 'セキュリティ検査がリクエストを止めました。ページを再読み込みしてから、もう一度お試しください。',
    steps: [again],
    developer: ['トークンエンドポイントの代わりに、ボット対策、ファイアウォール、またはCSRF検査が応答しました。'],
  },
  portal_unchecked: {
    title: 'このアカウントを確認できませんでした',
    text: 'HubSpotアカウントはすべて確認していますが、今回は確認できませんでした。',
    steps: [again],
    developer: [
      'allowPortalが失敗したか、時間内に応答しませんでした。または、確認したりexpected-portalと比較したりするHub IDを、Wiroが返しませんでした。',
    ],
  },
  credentials_rejected: {
    title: '認証情報は保存されませんでした',
    text: 'WiroがクライアントIDとクライアントシークレットを受け付けませんでした。',
    steps: ['アプリの「認証」（Auth）タブから、両方をコピーし直してください。'],
  },
}

/** For a developer: why the relay page is silent, and what mends it. */
const relayCauses: ProblemTexts['relayCauses'] = {
  redirect: ({ url }) =>
    sentence`${url} はリダイレクトしています。ログインより前に、そのアドレスでリレーページを配信してください。`,
  http_error: ({ url, answer }) =>
    sentence`${url} は ${answer} を返しています。そのアドレスに、サーバーのルートをGETも含めて設置してください。`,
  other_page: ({ url }) =>
    sentence`${url} は別のページを表示しています。サーバーのルートを、ログインやアプリのフォールバックより前に設置してください。`,
  not_html: ({ url }) => sentence`${url} はHTMLではありません。リレーページをtext/htmlとして送信してください。`,
  no_answer: ({ url }) => sentence`${url} が応答しません。アドレスと、ポリシーのconnect-srcを確認してください。`,
  service_worker: ({ url }) =>
    sentence`Service Workerが ${url} に別のページを表示しています。navigateFallbackDenylistに追加してください。`,
  page_changed: ({ url }) =>
    sentence`${url} は途中で書き換えられています。そのページでは、圧縮ツールやRocket Loaderを無効にしてください。`,
  script_missing: ({ url, answer }) =>
    sentence`${url} のスクリプトがありません。同じ場所で ${answer} を配信してください。`,
  script_blocked: ({ url, answer }) =>
    sentence`${url} のヘッダー ${answer} がスクリプトをブロックしています。ヘッダーを外すか、relay-external.htmlを配信してください。`,
  cut_off: ({ url }) =>
    sentence`${url} はこのページと通信できません。そのページのcross-origin-opener-policyを外してください。別のオリジンでは、wiro-pagesを設定してください。`,
  silent: ({ url }) =>
    sentence`${url} は正しいページですが、スクリプトが応答しません。そのウィンドウのコンソールを確認してください。`,
}

/** The steps of a code that has none of its own, by who has to act. */
const owners: ProblemTexts['owners'] = {
  appOwner: { steps: ['詳細をコピーして、HubSpotアプリの所有者に送ってください。'] },
  developer: { steps: ['詳細をサポートに送ってください。'] },
  wiro: { steps: ['数分後にもう一度お試しください。', again] },
}

export const problems: ProblemTexts = {
  details: {
    heading: '開発者向けの詳細',
    code: 'コード',
    reference: '参照番号',
  },
  unnamedAccount: 'このアカウント',
  accountId: ({ id }) => sentence`Hub ID ${id}`,
  nameAndId: ({ name, id }) => sentence`${name}（Hub ID ${id}）`,
  comma: ({ list, item }) => sentence`${list}、${item}`,
  access: {
    contacts: 'コンタクト',
    lists: 'リスト',
    companies: '会社',
    deals: '取引',
    owners: '担当者',
    content: 'コンテンツ',
    email: 'トランザクションEメール',
    files: 'ファイル',
  },
  retryReady: 'もう一度お試しいただけます',
  lingering: {
    note: ({ note, link }) => sentence`${note}。${link}`,
  },
  questionLink: 'HubSpotでエラーが出ましたか？',
  expiring: {
    status: '残り2分を切りました',
    text: 'HubSpotのウィンドウで承認するか、最初からやり直してください。',
    note: 'やり直すと、さらに15分使えます。',
    restart: 'やり直す',
  },
  blockedAgain: 'アドレスバーでこのサイトのポップアップを許可してから、もう一度HubSpotを開いてください。',
  windowLeft: 'キャンセルしました。HubSpotのウィンドウがまだ開いている場合があり、そこで承認すると接続されます。',
  approved: ({ reason }) => sentence`HubSpotで承認されました。${reason}`,
  statusUnread: { unreadable: '予期しない応答がありました。HubSpotは接続されたままの可能性があります。', step: again },
  codes,
  owners,
  relay: {
    finishing: '完了しています…',
    connected: '接続済み\nこのウィンドウは自動的に閉じます。',
    notConnected: '未接続\n元のページに戻って理由を確認してください。',
    lost: '設定ページで続けてください\nこのウィンドウを閉じると戻れます。',
    goingBack: '元のページに戻っています…',
  },
  relayCauses,
  buttons: {
    continueHere: 'このタブで続ける',
    copyDetails: '詳細をコピー',
    copied: 'コピーしました',
    setup: '設定を開く',
  },
  ask: {
    hubspotAdmin: '管理者に依頼',
    appOwner: 'アプリの所有者に依頼',
    productAdmin: '管理者に依頼',
  },
  links: { support: 'サポートに問い合わせる' },
  verifying: {
    status: '確認しています',
    text: 'HubSpotから応答がありました。Wiroの確認を待っています。',
    note: '数秒かかることがあります。',
  },
  unfinished: { closed: '承認する前にHubSpotのウィンドウが閉じられました。何も変更されていません。' },
  kept: {
    connect: '再接続は完了しませんでした。現在の接続は引き続き使えます。',
    disconnect: 'HubSpotの接続を解除できませんでした。',
    start: ({ reason }) => `エージェントが開始しませんでした。${reason}`,
  },
  agent: {
    stopped: '接続済み、エージェント停止中',
    notReady: '接続済み、エージェント準備中',
    start: 'エージェントを開始',
    texts: {
      stopped: 'エージェントが停止しているため、HubSpotを使えません。続けるには開始してください。',
      failed: 'エージェントがエラーで停止したため、HubSpotを使えません。続けるには開始してください。',
      stoppedElsewhere: 'エージェントが停止しているため、HubSpotを使えません。',
      changing: 'エージェントを準備しています。1～2分かかります。',
      setupRequired: 'エージェントを動かすには、追加の設定が必要です。',
    },
    refusals: {
      no_credits: 'クレジットが残っていないため、エージェントを開始できませんでした。',
      no_plan: '有効なプランがないため、エージェントを開始できませんでした。',
      setup_incomplete: '先に追加の設定が必要なため、エージェントを開始できませんでした。',
      already_running: 'エージェントはすでに動作中か、まもなく開始します。',
    },
    remedies: {
      no_credits: 'クレジットを追加してから、ここで開始してください。',
      no_plan: 'プランを選択してから、ここで開始してください。',
      setup_incomplete: 'エージェントの管理画面で設定を完了してください。',
    },
    startIgnored:
      'Wiroにエージェントの開始を依頼しましたが、まだ開始していません。もう一度開始するか、ヘルプをご覧ください。',
    unreported: ({ time }) => `HubSpotへのアクセスは、${time}に最後に更新されました。`,
  },
  failing: {
    status: 'アクセス期限切れ',
    text: ({ time }) => `エージェントは${time}にHubSpotへのアクセスを失いました。再接続すると元に戻ります。`,
  },
  otherAccount: {
    status: '別のアカウントが接続されています',
    text: ({ account, previousAccount }) => sentence`${account}に接続されています。以前は${previousAccount}でした。`,
    keep: ({ name }) => `${name}のままにする`,
    choose: '別のアカウントを選ぶ',
  },
  frame: {
    status: 'ここでは利用できません',
    text: 'このページが別のページの中に表示されている間は、HubSpotに接続できません。',
    link: 'このページを新しいタブで開く',
  },
  developer: {
    status: '利用できません',
    text: 'このページではまだHubSpotに接続できません。',
    heading: '開発者向け',
    hint: 'サーバーのルートのアドレスを追加してください:',
  },
}
