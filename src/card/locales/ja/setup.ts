// No native reader has reviewed this translation yet.
/** Japanese texts of setting up an own HubSpot app. Its reader makes the app, and reads HubSpot's own words. */
import { developerAccount, nodeDownload } from '../addresses.js'
import type { SetupTexts } from '../en/setup.js'
import { sentence } from '../sentence.js'

export const setup: SetupTexts = {
  status: 'HubSpotアプリを設定',
  text: ({ account }) => sentence`${account}が必要です。設定は一度だけで、10分ほどかかります。`,
  account: { label: 'HubSpotの開発者アカウント', href: developerAccount },
  ways: { label: 'アプリの設定方法', cli: 'HubSpot CLIを使う', existing: '既存のアプリを使う' },
  install: {
    heading: 'インストールしてログイン',
    text: ({ node }) =>
      sentence`HubSpotのコマンドラインツールには${node}が必要です。ターミナルで次を実行してください。`,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'アプリに名前を付ける',
    text: '承認する人にHubSpotが表示する名前です。製品の名前を使ってください。',
    labels: { name: 'アプリ名', description: '説明' },
    name: 'Wiroエージェント',
  },
  distribution: {
    heading: '誰がインストールしますか？',
    choices: {
      private: {
        label: '個別に許可したアカウント',
        hint: 'HubSpotの上限は10アカウントです。接続する前に、1つずつ「Distribution」（配布）に追加してください。',
      },
      marketplace: {
        label: 'HubSpotのマーケットプレイスを通じて、すべてのアカウント',
        hint: 'HubSpotの上限は、アプリが未掲載の間は25アカウントです。掲載後は増えます。',
      },
    },
  },
  create: {
    heading: '作成してアップロード',
    text: ({ file }) =>
      sentence`プロジェクトを作成し、${file} をこのファイルに置き換えてからアップロードしてください。`,
  },
  allow: {
    heading: 'アカウントを許可',
    text: ({ project }) =>
      sentence`HubSpot → 開発 → プロジェクト → ${project} → アプリ → 「Distribution」（配布）の順に開き、接続するアカウントをそれぞれ追加してください。`,
  },
  open: {
    heading: 'アプリの「認証」（Auth）タブを開く',
    text: 'HubSpot → 開発 → 「Legacy apps」（旧アプリ） → アプリ → 認証（Auth）の順に開いてください。プロジェクトのアプリの場合は、以下の内容をapp-hsmeta.jsonに設定し、プロジェクトを再度アップロードしてください。',
  },
  redirect: { heading: 'リダイレクトURLを追加', label: 'リダイレクトURL' },
  scopes: {
    heading: 'スコープを設定',
    text: '次のスコープを過不足なく追加してください。余分な必須スコープがあると、HubSpotでエラーになります。',
    required: '必須 5件',
    optional: '任意 9件',
  },
  check: {
    heading: 'インストールできるアカウントを確認',
    text: '非公開アプリをインストールできるのは、「Distribution」（配布）で許可したアカウントだけです（10件まで）。未掲載のマーケットプレイスアプリは25件までです。',
  },
  credentials: {
    heading: '認証情報を入力',
    text: ({ project }) => sentence`HubSpot → 開発 → プロジェクト → ${project} → アプリ → 認証（Auth）`,
    sameTab: 'どちらも「認証」（Auth）タブにあります。',
    clientId: 'クライアントID',
    clientSecret: 'クライアントシークレット',
    hint: 'サーバーに一度だけ送信されます。このページには保存されません。',
  },
  refused: ({ title, text }) => sentence`${title}。${text}`,
  faults: {
    empty: {
      clientId: 'クライアントIDを入力してください。',
      clientSecret: 'クライアントシークレットを入力してください。',
    },
    token: {
      clientId: '非公開アプリのアクセストークンです。OAuthアプリのクライアントIDを入力してください。',
      clientSecret: '非公開アプリのアクセストークンです。OAuthアプリのクライアントシークレットを入力してください。',
    },
  },
  doubts: {
    appId: 'アプリIDのようです。クライアントIDは3fa8c0d2-…のような形式です。',
    email: 'メールアドレスのようです。クライアントIDは3fa8c0d2-…のような形式です。',
    otherForm: 'HubSpotのクライアントIDは3fa8c0d2-…のような形式です。全体をコピーしたか確認してください。',
  },
  saved: '保存しました。HubSpotを開いています。',
  buttons: {
    save: '保存して接続',
    saving: '保存中…',
    copy: 'コピー',
    copied: 'コピーしました',
    download: 'ダウンロード',
  },
}
