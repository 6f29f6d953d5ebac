// No native reader has reviewed this translation yet.
/** Spanish texts about a flow after its start, about problems and about an agent that does not run, loaded on demand. */
import type { ProblemTexts } from '../en/problems.js'
import { plural } from '../plural.js'
import { sentence } from '../sentence.js'

const again = 'Si vuelve a ocurrir, envía los detalles a soporte.'

const ourFault = 'El problema está de nuestro lado, no en tu cuenta.'

const rejectedApp = {
  title: 'HubSpot rechazó nuestra aplicación',
  text: 'El problema está de nuestro lado, no en tu cuenta.',
}

const codes: ProblemTexts['codes'] = {
  missing_params: {
    title: 'No recibimos tu aprobación',
    text: 'HubSpot volvió sin una aprobación.',
    steps: ['Empieza de nuevo desde aquí.'],
    developer: [
      'El callback no traía código de autorización. También ocurre tras una instalación desde el marketplace de HubSpot.',
    ],
  },
  authorization_denied: {
    title: 'Sin aprobar',
    text: 'La solicitud fue rechazada, por ti o por HubSpot.',
    steps: ['Inténtalo de nuevo y aprueba la conexión en HubSpot.'],
    ownAppSteps: [
      ({ requiredScopes }) =>
        sentence`Si ya lo hiciste, compara la lista de alcances en la pestaña Autenticación de la aplicación. Los obligatorios son ${requiredScopes}.`,
    ],
  },
  session_expired: {
    title: 'No se conectó a tiempo',
    text: 'Se agotaron los 15\u00a0minutos para aprobar.',
    steps: ['Primero inicia sesión en HubSpot y luego inténtalo de nuevo.'],
  },
  token_exchange_failed: {
    title: 'HubSpot rechazó la aplicación',
    text: 'HubSpot rechazó las credenciales de la aplicación.',
    steps: [
      'Vuelve a copiar el ID de cliente y el secreto de cliente de la pestaña Autenticación de la aplicación.',
      ({ redirectUrl }) => sentence`Comprueba que la aplicación tenga la URL de redirección ${redirectUrl}.`,
    ],
    wiroApp: rejectedApp,
  },
  useragent_not_found: {
    title: 'Agente no encontrado',
    text: 'No encontramos el agente que hay que conectar. Nuestros desarrolladores deben corregirlo.',
    developer: [
      'Wiro no encuentra el agente, o la clave de API no puede usarlo.',
      'Compara el guid que devuelve resolveAgent con la lista de /UserAgent/MyAgents.',
    ],
  },
  invalid_config: {
    title: 'Aún no hay aplicación de HubSpot',
    text: 'Primero necesitamos el ID de cliente y el secreto de cliente de tu aplicación de HubSpot.',
    steps: ['Guárdalos en la configuración.'],
    wiroApp: {
      title: 'Aún no disponible',
      text: 'La conexión con HubSpot aún no está configurada para este agente. El problema está de nuestro lado.',
    },
    developer: ['Wiro no tiene credenciales de HubSpot para este agente.'],
  },
  internal_error: { title: 'Algo falló en Wiro', text: 'Wiro no pudo completar la solicitud.' },
  unfinished: { title: 'Sin terminar', text: 'HubSpot no envió ninguna respuesta.' },
  relay_unreachable: {
    title: 'HubSpot no se abrió',
    text: ourFault,
    steps: [again],
  },
  storage_blocked: {
    title: 'Tu navegador bloquea el almacenamiento',
    text: 'HubSpot no se puede conectar mientras este sitio no pueda guardar datos.',
    steps: ['Permite el almacenamiento para este sitio en tu navegador e inténtalo de nuevo.'],
  },
  unsafe_authorize_url: {
    title: 'HubSpot no se abrió',
    text: 'La dirección que recibimos no es de HubSpot, así que no la abrimos.',
    developer: [
      'La URL de autorización en la respuesta a connect no está en ninguno de los hosts de HubSpot. La consola la indica.',
    ],
  },
  not_confirmed: {
    title: 'Aún sin confirmar',
    text: 'HubSpot aprobó la conexión. Wiro aún no la ha confirmado.',
    steps: ['Comprueba de nuevo en un minuto.'],
  },
  wrong_portal: {
    title: 'Hay otra cuenta conectada',
    text: ({ account, expectedAccount }) => sentence`Conectado a ${account}. Esta página usa ${expectedAccount}.`,
    steps: [({ expectedAccount }) => sentence`Elige ${expectedAccount} cuando HubSpot te pregunte.`],
  },
  wrong_browser: {
    title: 'Aprobado en otro navegador',
    text: 'Aprobaste en otro navegador, así que no conservamos la conexión.',
    steps: ['Empieza de nuevo aquí y no cambies de navegador.'],
  },
  endpoint_bad_answer: {
    title: 'Recibimos una respuesta inesperada',
    text: ourFault,
    developer: ['No se puede leer la respuesta del endpoint de tokens. La consola indica cuál es el fallo.'],
  },
  forbidden: {
    title: 'No puedes conectar HubSpot aquí',
    text: 'No tienes permiso para gestionar integraciones aquí.',
    steps: ['Pide a un administrador que conecte HubSpot o que te dé permiso.'],
    developer: ['El endpoint de tokens respondió 403: resolveAgent devolvió null, o authorize no devolvió true.'],
  },
  no_agent: {
    title: 'Aún no hay agente',
    text: 'HubSpot se conecta a un agente, y todavía no tienes ninguno.',
    steps: ['Pide a un administrador que cree uno y luego comprueba de nuevo.'],
    developer: ['El endpoint de tokens respondió no_agent: resolveAgent devolvió false.'],
  },
  rate_limited: {
    title: 'Demasiados intentos',
    text: ({ seconds }) =>
      sentence`Podrás intentarlo de nuevo en ${seconds} ${plural('es', seconds, { one: 'segundo', other: 'segundos' })}.`,
  },
  misconfigured: {
    title: 'No disponible por ahora',
    text: 'Nuestra conexión con Wiro está mal configurada.',
    developer: [
      'Falta una dirección o no está permitida, o Wiro rechazó la clave de API. La consola o el registro del servidor indica cuál es el caso.',
    ],
  },
  unknown: {
    title: 'Algo salió mal',
    text: ({ unknownCode }) => sentence`Wiro devolvió un error desconocido: ${unknownCode}.`,
  },
  hubspot_scope_mismatch: {
    title: 'HubSpot rechazó los ajustes de la aplicación',
    text: 'Los accesos configurados en la aplicación no son los que tu agente necesita.',
    steps: [
      ({ requiredScopes }) => sentence`Marca exactamente estos 5\u00a0alcances como obligatorios: ${requiredScopes}.`,
      ({ optionalScopes }) => sentence`Marca estos 9\u00a0alcances como opcionales: ${optionalScopes}.`,
      'Guarda la aplicación e inténtalo de nuevo.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_plan_lacks_scope: {
    title: 'A tu plan de HubSpot le falta algo',
    text: ({ access }) => sentence`Tu agente necesita un acceso que tu plan de HubSpot quizá no incluye: ${access}.`,
    steps: ['Pregunta a tu administrador de HubSpot o prueba con otra cuenta.'],
    ownAppSteps: ['Si la aplicación es tuya, marca como obligatorios solo los 5\u00a0alcances de la configuración.'],
  },
  hubspot_redirect_mismatch: {
    title: 'HubSpot rechazó la dirección de la aplicación',
    text: 'La aplicación no tiene la dirección a la que debe volver.',
    steps: [
      ({ redirectUrl }) => sentence`Agrega la URL de redirección de Wiro a la aplicación: ${redirectUrl}.`,
      'Guarda la aplicación e inténtalo de nuevo.',
    ],
    wiroApp: rejectedApp,
  },
  hubspot_unknown_client: {
    title: 'HubSpot no conoce la aplicación',
    text: 'El ID de cliente es incorrecto o la aplicación se eliminó.',
    steps: ['Copia el ID de cliente de la pestaña Autenticación de la aplicación.', 'Guárdalo en la configuración.'],
    wiroApp: rejectedApp,
  },
  hubspot_no_permission: {
    title: 'Necesitas un administrador de HubSpot',
    text: 'No tienes permiso para instalar aplicaciones en esta cuenta de HubSpot.',
    steps: [
      'Envía a tu administrador el mensaje que hemos preparado.',
      'Podrá conectar desde aquí o darte acceso a App\u00a0Marketplace.',
    ],
  },
  hubspot_link_retired: {
    title: 'El enlace de instalación caducó',
    text: 'HubSpot ya no acepta el enlace de instalación de esta aplicación.',
    steps: ['Comprueba en HubSpot que la aplicación aún existe.'],
    wiroApp: rejectedApp,
  },
  hubspot_account_not_allowed: {
    title: 'Esta cuenta aún no puede instalar la aplicación',
    text: 'HubSpot solo deja instalar la aplicación en las cuentas que ha permitido su propietario.',
    steps: ['En HubSpot, agrega la cuenta en Distribución, dentro de la aplicación.'],
    wiroApp: {
      title: 'Esta cuenta aún no puede instalar nuestra aplicación',
      text: 'HubSpot no deja que tu cuenta instale nuestra aplicación. El problema está de nuestro lado.',
    },
  },
  unavailable: {
    title: 'No disponible temporalmente',
    text: 'Wiro no puede completar la solicitud en este momento.',
  },
  start_refused: {
    title: 'El agente no se inició',
    text: 'Wiro no inició tu agente.',
    developer: ['Wiro rechazó UserAgent/Start. El motivo está en el registro del servidor.'],
  },
  portal_refused: {
    title: 'Esta cuenta no está permitida aquí',
    text: ({ account }) => sentence`Deshicimos la conexión con ${account}.`,
    steps: ['Pide a un administrador que la permita o conecta otra cuenta.'],
    developer: ['allowPortal no respondió true para esta cuenta.'],
  },
  request_blocked: {
    title: 'Hay que recargar esta página',
    text: 'Un control de seguridad detuvo la solicitud. Recarga la página e inténtalo de nuevo.',
    steps: [again],
    developer: [
      'Una protección contra bots, un firewall o una comprobación CSRF respondió en lugar del endpoint de tokens.',
    ],
  },
  portal_unchecked: {
    title: 'No pudimos verificar esta cuenta',
    text: 'Verificamos cada cuenta de HubSpot, y esta vez no fue posible.',
    steps: [again],
    developer: [
      'allowPortal falló o no respondió a tiempo, o Wiro no indicó ningún Hub ID por el que preguntar o que comparar con expected-portal.',
    ],
  },
  credentials_rejected: {
    title: 'Las credenciales no se guardaron',
    text: 'Wiro no aceptó el ID de cliente y el secreto de cliente.',
    steps: ['Vuelve a copiar ambos de la pestaña Autenticación de la aplicación.'],
  },
}

/** For a developer: why the relay page is silent, and what mends it. */
const relayCauses: ProblemTexts['relayCauses'] = {
  redirect: ({ url }) => sentence`${url} redirige. Sirve ahí la página relay, antes de cualquier inicio de sesión.`,
  http_error: ({ url, answer }) =>
    sentence`${url} responde ${answer}. Monta ahí la ruta del servidor, también para GET.`,
  other_page: ({ url }) =>
    sentence`${url} muestra otra página. Monta la ruta del servidor antes del inicio de sesión y de la ruta comodín de tu aplicación.`,
  not_html: ({ url }) => sentence`${url} no es HTML. Envía la página relay como text/html.`,
  no_answer: ({ url }) => sentence`${url} no responde. Revisa la dirección y connect-src en tu política.`,
  service_worker: ({ url }) =>
    sentence`Tu service worker muestra otra página para ${url}. Agrégala a navigateFallbackDenylist.`,
  page_changed: ({ url }) =>
    sentence`${url} se modificó por el camino. Desactiva ahí los minificadores y Rocket Loader.`,
  script_missing: ({ url, answer }) => sentence`A ${url} le falta su script. Sirve ${answer} junto a ella.`,
  script_blocked: ({ url, answer }) =>
    sentence`${url} tiene una cabecera, ${answer}, que bloquea su script. Quítala o sirve relay-external.html.`,
  cut_off: ({ url }) =>
    sentence`${url} no puede comunicarse con esta página. Quita ahí cross-origin-opener-policy. En otro origen, define wiro-pages.`,
  silent: ({ url }) => sentence`${url} es correcta, pero su script no dice nada. Mira la consola de su ventana.`,
}

/** The steps of a code that has none of its own, by who has to act. */
const owners: ProblemTexts['owners'] = {
  appOwner: { steps: ['Copia los detalles y envíalos al propietario de tu aplicación de HubSpot.'] },
  developer: { steps: ['Envía los detalles a soporte, por favor.'] },
  wiro: {
    steps: ['Inténtalo de nuevo en unos minutos.', again],
  },
}

export const problems: ProblemTexts = {
  details: {
    heading: 'Detalles para desarrolladores',
    code: 'Código',
    reference: 'Referencia',
  },
  unnamedAccount: 'esta cuenta',
  accountId: ({ id }) => sentence`Hub ID ${id}`,
  nameAndId: ({ name, id }) => sentence`${name} (Hub ID ${id})`,
  comma: ({ list, item }) => sentence`${list}, ${item}`,
  access: {
    contacts: 'contactos',
    lists: 'listas',
    companies: 'empresas',
    deals: 'negocios',
    owners: 'propietarios',
    content: 'contenido',
    email: 'correos transaccionales',
    files: 'archivos',
  },
  retryReady: 'Ya puedes intentarlo de nuevo',
  lingering: {
    note: ({ note, link }) => sentence`${note}. ${link}`,
  },
  questionLink: '¿HubSpot mostró un error?',
  expiring: {
    status: 'Quedan menos de 2\u00a0minutos',
    text: 'Aprueba en la ventana de HubSpot o empieza de nuevo.',
    note: 'Si empiezas de nuevo, tendrás otros 15\u00a0minutos.',
    restart: 'Empezar de nuevo',
  },
  blockedAgain: 'Permite las ventanas emergentes de este sitio en la barra de direcciones y abre HubSpot de nuevo.',
  windowLeft: 'Cancelaste. Quizá la ventana de HubSpot siga abierta; si apruebas ahí, la conexión se hará igualmente.',
  approved: ({ reason }) => sentence`HubSpot aprobó la conexión. ${reason}`,
  statusUnread: {
    unreadable: 'Recibimos una respuesta inesperada. Es posible que HubSpot siga conectado.',
    step: again,
  },
  codes,
  owners,
  relay: {
    finishing: 'Terminando…',
    connected: 'Conectado\nEsta ventana se cierra sola.',
    notConnected: 'Sin conectar\nVuelve a la página para ver por qué.',
    lost: 'Continúa en tu página de ajustes\nCierra esta ventana para volver a ella.',
    goingBack: 'Volviendo a tu página…',
  },
  relayCauses,
  buttons: {
    continueHere: 'Continuar en esta pestaña',
    copyDetails: 'Copiar detalles',
    copied: 'Copiado',
    setup: 'Abrir configuración',
  },
  ask: {
    hubspotAdmin: 'Avisar al administrador',
    appOwner: 'Avisar al propietario',
    productAdmin: 'Pedir ayuda',
  },
  links: { support: 'Contactar con soporte' },
  verifying: {
    status: 'Confirmando',
    text: 'HubSpot ya respondió. Esperamos la confirmación de Wiro.',
    note: 'Puede tardar unos segundos.',
  },
  unfinished: { closed: 'Cerraste la ventana de HubSpot antes de aprobar. No cambió nada.' },
  kept: {
    connect: 'La reconexión no terminó. Tu conexión actual sigue funcionando.',
    disconnect: 'No pudimos desconectar HubSpot.',
    start: ({ reason }) => `Tu agente no se inició. ${reason}`,
  },
  agent: {
    stopped: 'Conectado, agente detenido',
    notReady: 'Conectado, agente no listo',
    start: 'Iniciar agente',
    texts: {
      stopped: 'Tu agente está detenido y no puede usar HubSpot. Inícialo para continuar.',
      failed: 'Tu agente se detuvo por un error y no puede usar HubSpot. Inícialo para continuar.',
      stoppedElsewhere: 'Tu agente está detenido y no puede usar HubSpot.',
      changing: 'Preparando tu agente. Tarda uno o dos minutos.',
      setupRequired: 'Falta configurar tu agente para que pueda funcionar.',
    },
    refusals: {
      no_credits: 'Tu agente no pudo iniciarse: no quedan créditos.',
      no_plan: 'Tu agente no pudo iniciarse: no tiene un plan activo.',
      setup_incomplete: 'Tu agente no pudo iniciarse: primero hay que terminar de configurarlo.',
      already_running: 'Tu agente ya está en marcha o a punto de estarlo.',
    },
    remedies: {
      no_credits: 'Agrega créditos y luego inícialo aquí.',
      no_plan: 'Elige un plan y luego inícialo aquí.',
      setup_incomplete: 'Termina de configurarlo donde gestionas tu agente.',
    },
    startIgnored: 'Pedimos a Wiro que iniciara tu agente, pero no se ha iniciado. Inícialo de nuevo u obtén ayuda.',
    unreported: ({ time }) => `Última renovación del acceso a HubSpot: ${time}.`,
  },
  failing: {
    status: 'El acceso caducó',
    text: ({ time }) => `Tu agente perdió el acceso a HubSpot (${time}). Reconecta para recuperarlo.`,
  },
  otherAccount: {
    status: 'Hay otra cuenta conectada',
    text: ({ account, previousAccount }) => sentence`Conectado a ${account}. Antes era ${previousAccount}.`,
    keep: ({ name }) => `Conservar ${name}`,
    choose: 'Elegir otra cuenta',
  },
  frame: {
    status: 'No disponible aquí',
    text: 'HubSpot no se puede conectar mientras esta página se muestra dentro de otra.',
    link: 'Abrir esta página en una pestaña nueva',
  },
  developer: {
    status: 'No disponible',
    text: 'Todavía no se puede conectar HubSpot en esta página.',
    heading: 'Para el desarrollador',
    hint: 'Agrega la dirección de la ruta de tu servidor:',
  },
}
