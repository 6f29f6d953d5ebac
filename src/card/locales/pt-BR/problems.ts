// No native reader has reviewed this translation yet.
/** Brazilian Portuguese texts about a flow after its start, about problems and about an agent that does not run, loaded on demand. */
import type { ProblemTexts } from '../en/problems.js'
import { plural } from '../plural.js'
import { sentence } from '../sentence.js'

const again = 'Se acontecer de novo, envie os detalhes ao suporte.'

const ourFault = 'O problema está do nosso lado, não na sua conta.'

const rejectedApp = {
  title: 'O HubSpot rejeitou nosso aplicativo',
  text: 'O problema está do nosso lado, não na sua conta.',
}

const codes: ProblemTexts['codes'] = {
  missing_params: {
    title: 'Não recebemos sua aprovação',
    text: 'O HubSpot voltou sem uma aprovação.',
    steps: ['Comece novamente por aqui.'],
    developer: [
      'O callback não trouxe um código de autorização. Isso também acontece após uma instalação pelo marketplace do HubSpot.',
    ],
  },
  authorization_denied: {
    title: 'Não aprovado',
    text: 'A solicitação foi recusada, por você ou pelo HubSpot.',
    steps: ['Tente novamente e aprove a conexão no HubSpot.'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`Se você já fez isso, compare a lista de escopos na guia Autenticação do aplicativo. Os obrigatórios são ${requiredScopes}.`,
    ],
  },
  session_expired: {
    title: 'O tempo para conectar acabou',
    text: 'Os 15\u00a0minutos para aprovar se esgotaram.',
    steps: ['Primeiro faça login no HubSpot e depois tente novamente.'],
  },
  token_exchange_failed: {
    title: 'O HubSpot rejeitou o aplicativo',
    text: 'O HubSpot rejeitou as credenciais do aplicativo.',
    steps: [
      'Copie novamente o ID do cliente e o segredo do cliente da guia Autenticação do aplicativo.',
      ({ redirectUrl }) => sentence`Verifique se o aplicativo tem a URL de redirecionamento ${redirectUrl}.`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'Agente não encontrado',
    text: 'Não encontramos o agente a conectar. Nossos desenvolvedores precisam corrigir isso.',
    developer: [
      'O Wiro não encontra o agente, ou a chave de API não pode usá-lo.',
      'Compare o guid que resolveAgent retorna com a lista de /UserAgent/MyAgents.',
    ],
  },
  invalid_config: {
    title: 'Ainda não há aplicativo do HubSpot',
    text: 'Primeiro precisamos do ID do cliente e do segredo do cliente do seu aplicativo do HubSpot.',
    steps: ['Salve-os na configuração.'],
    wiroApp: {
      title: 'Ainda não disponível',
      text: 'A conexão com o HubSpot ainda não está configurada para este agente. O problema está do nosso lado.',
    },
    developer: ['O Wiro não tem credenciais do HubSpot para este agente.'],
  },
  internal_error: { title: 'Algo deu errado no Wiro', text: 'O Wiro não conseguiu concluir a solicitação.' },
  unfinished: { title: 'Não concluído', text: 'O HubSpot não enviou resposta.' },
  relay_unreachable: {
    title: 'O HubSpot não abriu',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'Seu navegador bloqueia o armazenamento',
    text: 'Não é possível conectar o HubSpot enquanto este site não puder armazenar dados.',
    steps: ['Permita o armazenamento para este site no navegador e tente novamente.'],
  },
  unsafe_authorize_url: {
    title: 'O HubSpot não abriu',
    text: 'O endereço que recebemos não é do HubSpot, então não o abrimos.',
    developer: [
      'A URL de autorização na resposta a connect não está em nenhum dos hosts do HubSpot. O console informa qual é.',
    ],
  },
  not_confirmed: {
    title: 'Ainda não confirmado',
    text: 'O HubSpot aprovou a conexão. O Wiro ainda não confirmou.',
    steps: ['Verifique novamente em um minuto.'],
  },
  wrong_portal: {
    title: 'Outra conta está conectada',
    text: ({ account, expectedAccount }) => sentence`Conectado a ${account}. Esta página usa ${expectedAccount}.`,
    steps: [({ expectedAccount }) => sentence`Escolha ${expectedAccount} quando o HubSpot perguntar.`],
  },
  wrong_browser: {
    title: 'Aprovado em outro navegador',
    text: 'Você aprovou em outro navegador, então não mantivemos a conexão.',
    steps: ['Comece novamente aqui e não mude de navegador.'],
  },
  endpoint_bad_answer: {
    title: 'Recebemos uma resposta inesperada',
    text: ourFault,
    developer: ['Não é possível ler a resposta do endpoint de tokens. O console informa o que há de errado com ela.'],
  },
  forbidden: {
    title: 'Você não pode conectar o HubSpot aqui',
    text: 'Você não tem permissão para gerenciar integrações aqui.',
    steps: ['Peça a um administrador que conecte o HubSpot ou que dê permissão a você.'],
    developer: ['O endpoint de tokens respondeu 403: resolveAgent retornou null, ou authorize não retornou true.'],
  },
  no_agent: {
    title: 'Ainda não há agente',
    text: 'O HubSpot se conecta a um agente, e você ainda não tem um.',
    steps: ['Peça a um administrador que crie um e depois verifique novamente.'],
    developer: ['O endpoint de tokens respondeu no_agent: resolveAgent retornou false.'],
  },
  rate_limited: {
    title: 'Muitas tentativas',
    text: ({ seconds }) =>
      sentence`Você poderá tentar novamente em ${seconds} ${plural('pt-BR', seconds, { one: 'segundo', other: 'segundos' })}.`,
  },
  misconfigured: {
    title: 'Indisponível no momento',
    text: 'Nossa conexão com o Wiro está mal configurada.',
    developer: [
      'Um endereço está faltando ou não é permitido, ou o Wiro recusou a chave de API. O console ou o log do servidor informa qual é o caso.',
    ],
  },
  unknown: {
    title: 'Algo deu errado',
    text: ({ unknownCode }) => sentence`O Wiro retornou um erro desconhecido: ${unknownCode}.`,
  },
  hubspot_scope_mismatch: {
    title: 'O HubSpot rejeitou as configurações do aplicativo',
    text: 'Os acessos configurados no aplicativo não são os que seu agente precisa.',
    steps: [
      ({ requiredScopes }) => sentence`Marque exatamente estes 5\u00a0escopos como obrigatórios: ${requiredScopes}.`,
      ({ optionalScopes }) => sentence`Marque estes 9\u00a0escopos como opcionais: ${optionalScopes}.`,
      'Salve o aplicativo e tente novamente.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'Falta algo no seu plano do HubSpot',
    text: ({ access }) =>
      sentence`Seu agente precisa de um acesso que seu plano do HubSpot talvez não inclua: ${access}.`,
    steps: ['Fale com seu administrador do HubSpot ou tente outra conta.'],
    ownAppSteps: ['Se o aplicativo é seu, marque como obrigatórios só os 5\u00a0escopos da configuração.'],
  },
  hubspot_redirect_mismatch: {
    title: 'O HubSpot rejeitou o endereço do aplicativo',
    text: 'O aplicativo não tem o endereço para o qual deve voltar.',
    steps: [
      ({ redirectUrl }) => sentence`Adicione a URL de redirecionamento do Wiro ao aplicativo: ${redirectUrl}.`,
      'Salve o aplicativo e tente novamente.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'O HubSpot não conhece o aplicativo',
    text: 'O ID do cliente está errado ou o aplicativo foi excluído.',
    steps: ['Copie o ID do cliente da guia Autenticação do aplicativo.', 'Salve-o na configuração.'],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'Você precisa de um administrador do HubSpot',
    text: 'Você não tem permissão para instalar aplicativos nesta conta do HubSpot.',
    steps: [
      'Envie ao seu administrador a mensagem que preparamos.',
      'Ele pode conectar por aqui ou dar a você acesso ao App\u00a0Marketplace.',
    ],
  },
  hubspot_link_retired: {
    title: 'O link de instalação expirou',
    text: 'O HubSpot não aceita mais o link de instalação deste aplicativo.',
    steps: ['Verifique no HubSpot se o aplicativo ainda existe.'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'Esta conta ainda não pode instalar o aplicativo',
    text: 'O HubSpot só deixa instalar o aplicativo nas contas que o proprietário dele permitiu.',
    steps: ['No HubSpot, adicione a conta em Distribuição, dentro do aplicativo.'],
    wiroApp: {
      title: 'Esta conta ainda não pode instalar nosso aplicativo',
      text: 'O HubSpot não deixa sua conta instalar nosso aplicativo. O problema está do nosso lado.',
    },
  },
  unavailable: {
    title: 'Temporariamente indisponível',
    text: 'O Wiro não consegue concluir a solicitação no momento.',
  },
  start_refused: {
    title: 'O agente não foi iniciado',
    text: 'O Wiro não iniciou seu agente.',
    developer: ['O Wiro recusou UserAgent/Start. O motivo está no log do servidor.'],
  },
  portal_refused: {
    title: 'Esta conta não é permitida aqui',
    text: ({ account }) => sentence`Desfizemos a conexão com ${account}.`,
    steps: ['Peça a um administrador que a permita ou conecte outra conta.'],
    developer: ['allowPortal não respondeu true para esta conta.'],
  },
  request_blocked: {
    title: 'É preciso recarregar esta página',
    text: 'Uma verificação de segurança bloqueou a solicitação. Recarregue a página e tente novamente.',
    steps: [again],
    developer: [
      'Uma proteção contra bots, um firewall ou uma verificação de CSRF respondeu no lugar do endpoint de tokens.',
    ],
  },
  portal_unchecked: {
    title: 'Não conseguimos verificar esta conta',
    text: 'Verificamos cada conta do HubSpot, e desta vez não foi possível.',
    steps: [again],
    developer: [
      'allowPortal falhou ou não respondeu a tempo, ou o Wiro não informou um Hub ID sobre o qual perguntar ou para comparar com expected-portal.',
    ],
  },
  credentials_rejected: {
    title: 'As credenciais não foram salvas',
    text: 'O Wiro não aceitou o ID do cliente e o segredo do cliente.',
    steps: ['Copie os dois novamente da guia Autenticação do aplicativo.'],
  },
}

/** For a developer: why the relay page is silent, and what mends it. */
const relayCauses: ProblemTexts['relayCauses'] = {
  redirect: ({ url }) => sentence`${url} redireciona. Sirva ali a página relay, antes de qualquer login.`,
  http_error: ({ url, answer }) => sentence`${url} responde ${answer}. Monte ali a rota do servidor, também para GET.`,
  other_page: ({ url }) =>
    sentence`${url} mostra outra página. Monte a rota do servidor antes do login e da rota coringa do seu app.`,
  not_html: ({ url }) => sentence`${url} não é HTML. Envie a página relay como text/html.`,
  no_answer: ({ url }) => sentence`${url} não responde. Confira o endereço e connect-src na sua política.`,
  service_worker: ({ url }) =>
    sentence`Seu service worker mostra outra página para ${url}. Adicione-a a navigateFallbackDenylist.`,
  page_changed: ({ url }) => sentence`${url} foi alterada no caminho. Desative ali os minificadores e o Rocket Loader.`,
  script_missing: ({ url, answer }) => sentence`Falta o script de ${url}. Sirva ${answer} ao lado dela.`,
  script_blocked: ({ url, answer }) =>
    sentence`${url} tem um cabeçalho, ${answer}, que bloqueia seu script. Remova-o ou sirva relay-external.html.`,
  cut_off: ({ url }) =>
    sentence`${url} não consegue se comunicar com esta página. Remova cross-origin-opener-policy ali. Em outra origem, defina wiro-pages.`,
  silent: ({ url }) => sentence`${url} está certa, mas seu script não diz nada. Veja o console da janela dela.`,
}

/** The steps of a code that has none of its own, by who has to act. */
const owners: ProblemTexts['owners'] = {
  appOwner: { steps: ['Copie os detalhes e envie-os ao dono do seu aplicativo do HubSpot.'] },
  developer: { steps: ['Envie os detalhes ao suporte, por favor.'] },
  wiro: {
    steps: ['Tente novamente em alguns minutos.', again],
  },
}

export const problems: ProblemTexts = {
  details: {
    heading: 'Detalhes para desenvolvedores',
    code: 'Código',
    reference: 'Referência',
  },
  unnamedAccount: 'esta conta',
  accountId: ({ id }) => sentence`Hub ID ${id}`,
  nameAndId: ({ name, id }) => sentence`${name} (Hub ID ${id})`,
  comma: ({ list, item }) => sentence`${list}, ${item}`,
  access: {
    contacts: 'contatos',
    lists: 'listas',
    companies: 'empresas',
    deals: 'negócios',
    owners: 'proprietários',
    content: 'conteúdo',
    email: 'e-mails transacionais',
    files: 'arquivos',
  },
  retryReady: 'Você já pode tentar novamente',
  lingering: {
    note: ({ note, link }) => sentence`${note}. ${link}`,
  },
  questionLink: 'O HubSpot mostrou um erro?',
  expiring: {
    status: 'Restam menos de 2\u00a0minutos',
    text: 'Aprove na janela do HubSpot ou comece novamente.',
    note: 'Se começar novamente, você terá mais 15\u00a0minutos.',
    restart: 'Começar novamente',
  },
  blockedAgain: 'Permita pop-ups deste site na barra de endereços e abra o HubSpot novamente.',
  windowLeft: 'Você cancelou. A janela do HubSpot ainda pode estar aberta, e aprovar nela ainda faz a conexão.',
  approved: ({ reason }) => sentence`O HubSpot aprovou a conexão. ${reason}`,
  statusUnread: { unreadable: 'Recebemos uma resposta inesperada. O HubSpot ainda pode estar conectado.', step: again },
  codes,
  owners,
  relay: {
    finishing: 'Concluindo…',
    connected: 'Conectado\nEsta janela se fecha sozinha.',
    notConnected: 'Não conectado\nVolte para ver o motivo.',
    lost: 'Continue na sua página de configurações\nFeche esta janela para voltar a ela.',
    goingBack: 'Voltando à sua página…',
  },
  relayCauses,
  buttons: {
    continueHere: 'Continuar nesta guia',
    copyDetails: 'Copiar detalhes',
    copied: 'Copiado',
    setup: 'Abrir configuração',
  },
  ask: {
    hubspotAdmin: 'Avisar o administrador',
    appOwner: 'Avisar o dono do app',
    productAdmin: 'Pedir ajuda',
  },
  links: { support: 'Falar com o suporte' },
  verifying: {
    status: 'Confirmando',
    text: 'O HubSpot já respondeu. Aguardamos a confirmação do Wiro.',
    note: 'Isso pode levar alguns segundos.',
  },
  unfinished: { closed: 'Você fechou a janela do HubSpot antes de aprovar. Nada mudou.' },
  kept: {
    connect: 'A reconexão não foi concluída. Sua conexão atual continua funcionando.',
    disconnect: 'Não foi possível desconectar o HubSpot.',
    start: ({ reason }) => `Seu agente não foi iniciado. ${reason}`,
  },
  agent: {
    stopped: 'Conectado, agente parado',
    notReady: 'Conectado, agente não pronto',
    start: 'Iniciar agente',
    texts: {
      stopped: 'Seu agente está parado e não pode usar o HubSpot. Inicie-o para continuar.',
      failed: 'Seu agente parou por causa de um erro e não pode usar o HubSpot. Inicie-o para continuar.',
      stoppedElsewhere: 'Seu agente está parado e não pode usar o HubSpot.',
      changing: 'Preparando seu agente. Isso leva um ou dois minutos.',
      setupRequired: 'Falta configurar seu agente para que ele possa funcionar.',
    },
    refusals: {
      no_credits: 'Seu agente não pôde ser iniciado: não há mais créditos.',
      no_plan: 'Seu agente não pôde ser iniciado: ele não tem um plano ativo.',
      setup_incomplete: 'Seu agente não pôde ser iniciado: primeiro é preciso terminar de configurá-lo.',
      already_running: 'Seu agente já está em execução ou prestes a começar.',
    },
    remedies: {
      no_credits: 'Adicione créditos e depois inicie-o aqui.',
      no_plan: 'Escolha um plano e depois inicie-o aqui.',
      setup_incomplete: 'Conclua a configuração onde você gerencia seu agente.',
    },
    startIgnored: 'Pedimos ao Wiro que iniciasse seu agente, mas ele não iniciou. Inicie-o novamente ou obtenha ajuda.',
    unreported: ({ time }) => `Última renovação do acesso ao HubSpot: ${time}.`,
  },
  failing: {
    status: 'O acesso expirou',
    text: ({ time }) => `Seu agente perdeu o acesso ao HubSpot (${time}). Reconecte para restaurá-lo.`,
  },
  otherAccount: {
    status: 'Outra conta está conectada',
    text: ({ account, previousAccount }) => sentence`Conectado a ${account}. Antes era ${previousAccount}.`,
    keep: ({ name }) => `Manter ${name}`,
    choose: 'Escolher outra conta',
  },
  frame: {
    status: 'Não disponível aqui',
    text: 'Não é possível conectar o HubSpot enquanto esta página é exibida dentro de outra.',
    link: 'Abrir esta página em uma nova guia',
  },
  developer: {
    status: 'Não disponível',
    text: 'Ainda não é possível conectar o HubSpot nesta página.',
    heading: 'Para o desenvolvedor',
    hint: 'Adicione o endereço da rota do seu servidor:',
  },
}
