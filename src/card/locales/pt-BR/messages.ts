// No native reader has reviewed this translation yet.
/** Brazilian Portuguese messages to somebody who can solve a problem: what is asked of them, and what they have to do. */
import type { Code } from '../../../protocol/codes.js'
import type { MessageLine, MessageTexts } from '../en/messages.js'

const adminSteps: readonly MessageLine[] = [
  'Você precisa ser superadministrador ou ter acesso ao App Marketplace. Você também pode dar esse acesso a mim.',
]

const openApp =
  'Abra o aplicativo no HubSpot: Desenvolvimento → Projetos ou Aplicativos legados → o aplicativo → Autenticação.'

const saveApp = 'Salve o aplicativo. Em um projeto, altere o app-hsmeta.json e envie o projeto.'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `Marque exatamente estes escopos como obrigatórios: ${requiredScopes}`,
  ({ optionalScopes }) => `Marque estes escopos como opcionais: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'Envie o ID do cliente e o segredo do cliente, de forma segura, a quem faz a configuração.',
]

/** One message per problem that somebody else can solve. */
export const messages: Partial<Record<Code, MessageTexts>> = {
  hubspot_no_permission: {
    request:
      'Você pode conectar o HubSpot para o nosso agente? Não tenho permissão para instalar aplicativos na nossa conta do HubSpot.',
    steps: adminSteps,
  },
  authorization_denied: {
    request: 'Você pode conectar o HubSpot para o nosso agente? O HubSpot recusou a solicitação quando tentei.',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) =>
      `Nosso agente precisa de um acesso que nosso plano do HubSpot parece não incluir: ${access}.`,
    steps: [
      ({ access }) =>
        `Verifique nas configurações de cobrança do HubSpot se nosso plano inclui ${access} e, se não incluir, adicione.`,
    ],
  },
  hubspot_account_not_allowed: {
    request: 'O HubSpot ainda não deixa nossa conta do HubSpot instalar seu aplicativo.',
    steps: [
      ({ account }) =>
        `No HubSpot, abra Distribuição no aplicativo e adicione nossa conta${account ? `: ${account}` : '. Peça o Hub ID dela a mim'}.`,
    ],
  },
  hubspot_scope_mismatch: {
    request:
      'O HubSpot rejeita nosso aplicativo do HubSpot porque os escopos dele não coincidem com os que o Wiro pede.',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: 'O HubSpot rejeita nosso aplicativo do HubSpot porque falta a URL de redirecionamento do Wiro.',
    steps: [openApp, ({ redirectUrl }) => `Adicione esta URL de redirecionamento: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request:
      'O HubSpot não conhece nosso aplicativo do HubSpot. O ID do cliente está errado ou o aplicativo foi excluído.',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: 'O HubSpot diz que o link de instalação do nosso aplicativo do HubSpot não é mais válido.',
    steps: ['Verifique no HubSpot se o aplicativo ainda existe e se pode ser instalado.'],
  },
  token_exchange_failed: {
    request: 'O HubSpot rejeita as credenciais do nosso aplicativo do HubSpot.',
    steps: [
      ...credentialsSteps,
      ({ redirectUrl }) => `Verifique se o aplicativo tem esta URL de redirecionamento: ${redirectUrl}`,
    ],
  },
  invalid_config: {
    request: 'Nosso agente precisa de um aplicativo do HubSpot, e nenhum foi salvo ainda.',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: 'O Wiro não aceitou o ID do cliente e o segredo do cliente do nosso aplicativo do HubSpot.',
    steps: credentialsSteps,
  },
  forbidden: {
    request: 'Você pode conectar o HubSpot para o nosso agente? Não tenho permissão para gerenciar integrações.',
    steps: ['Você precisa de permissão para gerenciar integrações. Você também pode dá-la a mim.'],
  },
  no_agent: {
    request: 'Você pode criar um agente para mim? Sem um, não consigo conectar o HubSpot.',
    steps: ['Crie um agente e me dê acesso a ele.'],
  },
  portal_refused: {
    request: ({ account }) =>
      `Eu gostaria de conectar ${account || 'nossa conta do HubSpot'}, mas ela não é permitida aqui.`,
    steps: [({ account }) => `Permita ${account || 'nossa conta do HubSpot'} neste produto.`],
  },
}
