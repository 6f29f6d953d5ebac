// No native reader has reviewed this translation yet.
/** Spanish texts of the panels: what a person opens now and then. Loaded when the first panel is opened. */
import { connectedApps } from '../addresses.js'
import type { PanelTexts } from '../en/panels.js'
import { sentence } from '../sentence.js'
import { messages } from './messages.js'
import { setup } from './setup.js'

export const panels: PanelTexts = {
  back: 'Atrás',
  disconnect: {
    status: ({ name }) => sentence`¿Desconectar ${name}?`,
    text: 'Tu agente ya no podrá leer ni cambiar nada en HubSpot.',
    note: 'La aplicación seguirá en la lista de HubSpot hasta que alguien la elimine ahí.',
    link: 'Eliminarla en HubSpot',
    href: connectedApps,
    confirm: 'Desconectar',
    keep: 'Seguir conectado',
  },
  askAdmin: {
    message: ({ request, steps, account, code }) =>
      `Hola:\n${request}\n\n${steps}\n${account && `\nCuenta de HubSpot: ${account}`}\nCódigo de error: ${code}`,
    connect: ({ url, button }) => `Después abre ${url} y pulsa «${button}», o avísame y lo hago yo.`,
    byCode: messages,
    other: ({ title }) => `¿Puedes ayudarme a conectar HubSpot para nuestro agente? Aparece este mensaje: ${title}.`,
    labels: {
      hubspotAdmin: 'Mensaje para tu administrador de HubSpot',
      appOwner: 'Mensaje para el propietario de la aplicación de HubSpot',
      productAdmin: 'Mensaje para un administrador de este producto',
    },
    copy: 'Copiar mensaje',
    email: 'Escribir un correo',
  },
  question: {
    heading: '¿Qué mostró HubSpot?',
    choices: {
      hubspot_no_permission: ['No tengo permiso para conectar la aplicación'],
      hubspot_plan_lacks_scope: ['A mi cuenta le falta algún acceso'],
      hubspot_account_not_allowed: ['Mi cuenta no puede instalar la aplicación'],
      hubspot_scope_mismatch: [
        'Los alcances no coinciden o son insuficientes',
        'El desarrollador de la aplicación no puede solicitar estos alcances',
      ],
      hubspot_redirect_mismatch: ['La URL de redirección no coincide'],
      hubspot_unknown_client: ['El ID de cliente no es válido'],
      hubspot_link_retired: ['El enlace de instalación ya no es válido'],
      wrong_browser: ['Aprobé en otro navegador'],
    },
    label: '¿Otra cosa? Pega el mensaje de HubSpot, en cualquier idioma.',
    placeholder: '¿Ya no lo ves? Inténtalo de nuevo y cópialo.',
  },
  comparison: {
    required: ({ scopes }) => sentence`Wiro exige ${scopes}.`,
    optional: ({ scopes }) => sentence`Opcional para Wiro: ${scopes}.`,
    other: ({ scopes }) => sentence`Wiro no pide ${scopes}.`,
    same: ({ url }) => sentence`${url} es la URL de redirección de Wiro.`,
    differs: ({ url, redirectUrl }) => sentence`${url} no es la URL de redirección de Wiro, ${redirectUrl}.`,
  },
  troubleshoot: {
    question: '¿Con qué necesitas ayuda?',
    topics: {
      missingData: {
        title: 'Mi agente no puede leer algunos datos',
        text: 'Quizá HubSpot no dio a tu agente acceso a esos datos.',
        steps: {
          plan: 'Comprueba que tu plan de HubSpot incluye esos datos.',
          addScope: 'Si la aplicación es tuya, revisa su lista de alcances en la pestaña Autenticación.',
          reconnect: 'Reconecta y aprueba todo lo que HubSpot enumere.',
          disconnect: 'Si todavía faltan, desconecta y vuelve a conectar.',
        },
      },
      stopped: {
        title: 'Dejó de funcionar',
        text: 'Es posible que tu agente haya perdido su acceso a HubSpot.',
        steps: {
          agentStopped: 'Si tu agente está detenido, inícialo.',
          accessRevoked: 'Si la aplicación se eliminó en HubSpot, reconecta.',
          renewalFailing: 'Si eso no ayuda, contacta con soporte.',
        },
      },
      account: {
        title: 'No es la cuenta correcta',
        text: 'Reconecta y elige la cuenta correcta cuando HubSpot te pregunte.',
      },
      removed: {
        title: 'La aplicación se eliminó en HubSpot',
        text: 'Quizá sigamos mostrando «Conectado» un tiempo. Reconecta para instalar la aplicación de nuevo.',
      },
    },
    code: {
      title: 'Tengo un código de error',
      label: 'Código de error',
      unknown: 'No conocemos este código. Revisa cómo está escrito o contacta con soporte.',
    },
    codes: {
      wrong_portal: {
        text: 'Se aprobó una cuenta distinta de la que corresponde aquí.',
        steps: ['Elige la cuenta correcta cuando HubSpot te pregunte.'],
      },
      rate_limited: {
        text: 'Hubo demasiados intentos en poco tiempo.',
        steps: ['Espera un minuto e inténtalo de nuevo.'],
      },
      unknown: { text: 'Wiro devolvió un error que no reconocemos.' },
    },
    start: 'Iniciar agente',
    close: 'Cerrar',
  },
  setup,
}
