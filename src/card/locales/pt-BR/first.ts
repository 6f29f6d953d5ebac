// No native reader has reviewed this translation yet.
/** Brazilian Portuguese texts of the first load: what the card says before anything is loaded on demand. */
import type { FirstLoadCode } from '../../../protocol/codes.js'
import type { FirstTexts } from '../en/first.js'
import { plural } from '../plural.js'
import type { CodeTexts } from '../sentence.js'

/** Codes whose explanation must not need the network. */
const codes: Record<FirstLoadCode, CodeTexts> = {
  offline: { title: 'Você está sem internet', text: 'Só poderemos verificar a conexão quando a internet voltar.' },
  signed_out: { title: 'Sua sessão terminou', text: 'Recarregue a página e faça login para ver a conexão.' },
  endpoint_unreachable: {
    title: 'Não foi possível acessar nosso servidor',
    text: 'Verifique sua conexão, VPN ou bloqueador de anúncios.',
  },
  endpoint_timeout: { title: 'A solicitação demorou demais', text: 'Verifique sua conexão.' },
  popup_blocked: {
    title: 'Seu navegador bloqueou a janela',
    text: 'É preciso mais um clique para abrir o HubSpot.',
  },
}

export const first: FirstTexts = {
  title: 'HubSpot',
  checking: { status: 'Verificando', slow: 'Ainda verificando' },
  disconnected: {
    status: 'Não conectado',
    text: 'Permita que seu agente trabalhe com contatos, listas e negócios.',
    note: 'Na primeira vez, é preciso um superadministrador do HubSpot ou acesso ao App\u00a0Marketplace.',
    disabled: 'A conexão com o HubSpot está desativada aqui.',
    button: 'Conectar HubSpot',
  },
  opening: {
    status: 'Abrindo o HubSpot',
    text: 'O HubSpot abre em uma janela própria.',
    note: 'Mantenha esta página aberta.',
  },
  authorizing: {
    status: 'Aguardando sua aprovação no HubSpot',
    text: 'Faça login e aprove a conexão na janela do HubSpot.',
    note: ({ minutes }) =>
      plural('pt-BR', minutes, { one: `Resta ${minutes}\u00a0minuto`, other: `Restam ${minutes}\u00a0minutos` }),
  },
  connected: {
    status: 'Conectado',
    facts: ({ id, date }) => ['Hub ID ', id, ' · desde ', date],
    portal: ({ id }) => ['Hub ID ', id],
    since: ({ date }) => `Desde ${date}`,
  },
  disconnecting: { status: 'Desconectando', button: 'Desconectando…' },
  buttons: {
    cancel: 'Cancelar',
    show: 'Mostrar janela',
    reopen: 'Abrir novamente',
    check: 'Verificar agora',
    retry: 'Tentar novamente',
    reconnect: 'Reconectar',
    disconnect: 'Desconectar',
    troubleshoot: 'Ajuda',
    more: 'Mais',
    checkAgain: 'Verificar novamente',
    openHubSpot: 'Abrir HubSpot',
    reload: 'Recarregar página',
  },
  notLoaded: 'Não foi possível carregar. Tente novamente ou recarregue a página.',
  statusUnread: {
    status: 'Não foi possível verificar a conexão',
    noAnswer: 'Nosso servidor não respondeu. O HubSpot ainda pode estar conectado.',
  },
  codes,
}
