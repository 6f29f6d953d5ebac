// No native reader has reviewed this translation yet.
/** Brazilian Portuguese texts of the panels: what a person opens now and then. Loaded when the first panel is opened. */
import { connectedApps } from '../addresses.js'
import type { PanelTexts } from '../en/panels.js'
import { sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels: PanelTexts = {
  back: 'Voltar',
  disconnect: {
    status: ({ name }) => sentence`Desconectar ${name}?`,
    text: 'Seu agente não poderá mais ler nem alterar nada no HubSpot.',
    note: 'O aplicativo continua na lista do HubSpot até que alguém o remova de lá.',
    link: 'Remover no HubSpot',
    href: connectedApps,
    confirm: 'Desconectar',
    keep: 'Manter conectado',
  },
  askAdmin: {
    message: ({ request, steps, account, code }) =>
      `Olá,\n${request}\n\n${steps}\n${account && `\nConta do HubSpot: ${account}`}\nCódigo de erro: ${code}`,
    connect: ({ url, button }) => `Depois abra ${url} e pressione “${button}”, ou me avise que eu faço isso.`,
    byCode: messages,
    other: ({ title }) =>
      `Você pode me ajudar a conectar o HubSpot para o nosso agente? Aparece esta mensagem: ${title}.`,
    labels: {
      hubspotAdmin: 'Mensagem para seu administrador do HubSpot',
      appOwner: 'Mensagem para o dono do aplicativo do HubSpot',
      productAdmin: 'Mensagem para um administrador deste produto',
    },
    copy: 'Copiar mensagem',
    email: 'Escrever um e-mail',
  },
  question: {
    heading: 'O que o HubSpot mostrou?',
    choices: {
      hubspot_no_permission: ['Não tenho permissão para conectar o aplicativo'],
      hubspot_plan_lacks_scope: ['Minha conta não tem acesso a algo'],
      hubspot_account_not_allowed: ['Minha conta não pode instalar o aplicativo'],
      hubspot_scope_mismatch: [
        'Os escopos não coincidem ou são insuficientes',
        'O desenvolvedor do aplicativo não pode solicitar estes escopos',
      ],
      hubspot_redirect_mismatch: ['A URL de redirecionamento não coincide'],
      hubspot_unknown_client: ['O ID do cliente é inválido'],
      hubspot_link_retired: ['O link de instalação não é mais válido'],
      wrong_browser: ['Aprovei em outro navegador'],
    },
    label: 'Outra coisa? Cole a mensagem do HubSpot, em qualquer idioma.',
    placeholder: 'Ela sumiu? Tente novamente e copie-a.',
  },
  comparison: {
    required: ({ scopes }) => sentence`O Wiro exige ${scopes}.`,
    optional: ({ scopes }) => sentence`Opcional para o Wiro: ${scopes}.`,
    other: ({ scopes }) => sentence`O Wiro não pede ${scopes}.`,
    same: ({ url }) => sentence`${url} é a URL de redirecionamento do Wiro.`,
    differs: ({ url, redirectUrl }) => sentence`${url} não é a URL de redirecionamento do Wiro, ${redirectUrl}.`,
  },
  troubleshoot: {
    question: 'Com o que você precisa de ajuda?',
    topics: {
      missingData: {
        title: 'Meu agente não consegue ler alguns dados',
        text: 'Talvez o HubSpot não tenha dado ao seu agente acesso a esses dados.',
        steps: {
          plan: 'Verifique se seu plano do HubSpot inclui esses dados.',
          addScope: 'Se o aplicativo é seu, confira a lista de escopos dele na guia Autenticação.',
          reconnect: 'Reconecte e aprove tudo o que o HubSpot listar.',
          disconnect: 'Se ainda faltarem dados, desconecte e conecte novamente.',
        },
      },
      stopped: {
        title: 'Parou de funcionar',
        text: 'Seu agente pode ter perdido o acesso ao HubSpot.',
        steps: {
          agentStopped: 'Se seu agente estiver parado, inicie-o.',
          accessRevoked: 'Se o aplicativo foi removido no HubSpot, reconecte.',
          renewalFailing: 'Se isso não ajudar, fale com o suporte.',
        },
      },
      account: {
        title: 'É a conta errada',
        text: 'Reconecte e escolha a conta certa quando o HubSpot perguntar.',
      },
      removed: {
        title: 'O aplicativo foi removido no HubSpot',
        text: 'Podemos continuar mostrando “Conectado” por um tempo. Reconecte para instalar o aplicativo novamente.',
      },
    },
    code: {
      title: 'Tenho um código de erro',
      label: 'Código de erro',
      unknown: 'Não conhecemos este código. Confira se está escrito corretamente ou fale com o suporte.',
    },
    codes: {
      wrong_portal: {
        text: 'Foi aprovada uma conta diferente da que pertence a este lugar.',
        steps: ['Escolha a conta certa quando o HubSpot perguntar.'],
      },
      rate_limited: {
        text: 'Houve tentativas demais em pouco tempo.',
        steps: ['Espere um minuto e tente novamente.'],
      },
      unknown: { text: 'O Wiro retornou um erro que não reconhecemos.' },
    },
    start: 'Iniciar agente',
    close: 'Fechar',
  },
  setup,
}
