// No native reader has reviewed this translation yet.
/** Spanish texts of the first load: what the card says before anything is loaded on demand. */
import type { FirstLoadCode } from '../../../protocol/codes.js'
import type { FirstTexts } from '../en/first.js'
import { plural } from '../plural.js'
import type { CodeTexts } from '../sentence.js'

/** Codes whose explanation must not need the network. */
const codes: Record<FirstLoadCode, CodeTexts> = {
  offline: {
    title: 'Sin conexión a internet',
    text: 'No podemos comprobar la conexión hasta que vuelvas a tener internet.',
  },
  signed_out: { title: 'Tu sesión ha terminado', text: 'Recarga la página e inicia sesión para ver la conexión.' },
  endpoint_unreachable: {
    title: 'No pudimos conectar con nuestro servidor',
    text: 'Revisa tu conexión, VPN o bloqueador de anuncios.',
  },
  endpoint_timeout: { title: 'La solicitud tardó demasiado', text: 'Revisa tu conexión.' },
  popup_blocked: {
    title: 'Tu navegador bloqueó la ventana',
    text: 'HubSpot necesita un clic más para abrirse.',
  },
}

export const first: FirstTexts = {
  title: 'HubSpot',
  checking: { status: 'Comprobando', slow: 'Seguimos comprobando' },
  disconnected: {
    status: 'Sin conectar',
    text: 'Permite que tu agente trabaje con contactos, listas y negocios.',
    note: 'La primera vez se necesita un superadministrador de HubSpot o acceso a App\u00a0Marketplace.',
    disabled: 'La conexión con HubSpot está desactivada aquí.',
    button: 'Conectar HubSpot',
  },
  opening: {
    status: 'Abriendo HubSpot',
    text: 'HubSpot se abre en su propia ventana.',
    note: 'Mantén esta página abierta.',
  },
  authorizing: {
    status: 'Esperando tu aprobación en HubSpot',
    text: 'Inicia sesión y aprueba la conexión en la ventana de HubSpot.',
    note: ({ minutes }) =>
      plural('es', minutes, { one: `Queda ${minutes}\u00a0minuto`, other: `Quedan ${minutes}\u00a0minutos` }),
  },
  connected: {
    status: 'Conectado',
    facts: ({ id, date }) => ['Hub ID ', id, ' · desde el\u00a0', date],
    portal: ({ id }) => ['Hub ID ', id],
    since: ({ date }) => `Desde el\u00a0${date}`,
  },
  disconnecting: { status: 'Desconectando', button: 'Desconectando…' },
  buttons: {
    cancel: 'Cancelar',
    show: 'Ver ventana',
    reopen: 'Abrir de nuevo',
    check: 'Comprobar ahora',
    retry: 'Reintentar',
    reconnect: 'Reconectar',
    disconnect: 'Desconectar',
    troubleshoot: 'Ayuda',
    more: 'Más',
    checkAgain: 'Comprobar de nuevo',
    openHubSpot: 'Abrir HubSpot',
    reload: 'Recargar página',
  },
  notLoaded: 'Esto no se cargó. Inténtalo de nuevo o recarga la página.',
  statusUnread: {
    status: 'No pudimos comprobar la conexión',
    noAnswer: 'Nuestro servidor no respondió. Es posible que HubSpot siga conectado.',
  },
  codes,
}
