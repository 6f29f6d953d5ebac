// No native reader has reviewed this translation yet.
/** Spanish messages to somebody who can solve a problem: what is asked of them, and what they have to do. */
import type { Code } from '../../../protocol/codes.js'
import type { MessageLine, MessageTexts } from '../en/messages.js'

const adminSteps: readonly MessageLine[] = [
  'Necesitas ser superadministrador o tener acceso a App Marketplace. También puedes darme ese acceso.',
]

const openApp =
  'Abre la aplicación en HubSpot: Desarrollo → Proyectos o Aplicaciones heredadas → la aplicación → Autenticación.'

const saveApp = 'Guarda la aplicación. En un proyecto, cambia en su lugar el app-hsmeta.json y sube el proyecto.'

const scopeSteps: readonly MessageLine[] = [
  openApp,
  ({ requiredScopes }) => `Marca exactamente estos alcances como obligatorios: ${requiredScopes}`,
  ({ optionalScopes }) => `Marca estos alcances como opcionales: ${optionalScopes}`,
  saveApp,
]

const credentialsSteps: readonly MessageLine[] = [
  openApp,
  'Envía el ID de cliente y el secreto de cliente, de forma segura, a quien hace la configuración.',
]

/** One message per problem that somebody else can solve. */
export const messages: Partial<Record<Code, MessageTexts>> = {
  hubspot_no_permission: {
    request:
      '¿Puedes conectar HubSpot para nuestro agente? No tengo permiso para instalar aplicaciones en nuestra cuenta de HubSpot.',
    steps: adminSteps,
  },
  authorization_denied: {
    request: '¿Puedes conectar HubSpot para nuestro agente? HubSpot rechazó la solicitud cuando lo intenté.',
    steps: adminSteps,
  },
  hubspot_plan_lacks_scope: {
    request: ({ access }) =>
      `Nuestro agente necesita un acceso que nuestro plan de HubSpot no parece incluir: ${access}.`,
    steps: [
      ({ access }) =>
        `Comprueba en los ajustes de facturación de HubSpot si nuestro plan incluye ${access} y, si no, agrégalo.`,
    ],
  },
  hubspot_account_not_allowed: {
    request: 'HubSpot todavía no deja que nuestra cuenta de HubSpot instale tu aplicación.',
    steps: [
      ({ account }) =>
        `En HubSpot, abre Distribución en la aplicación y agrega nuestra cuenta${account ? `: ${account}` : '. Pídeme su Hub ID'}.`,
    ],
  },
  hubspot_scope_mismatch: {
    request: 'HubSpot rechaza nuestra aplicación de HubSpot porque sus alcances no coinciden con los que pide Wiro.',
    steps: scopeSteps,
  },
  hubspot_redirect_mismatch: {
    request: 'HubSpot rechaza nuestra aplicación de HubSpot porque le falta la URL de redirección de Wiro.',
    steps: [openApp, ({ redirectUrl }) => `Agrega esta URL de redirección: ${redirectUrl}`, saveApp],
  },
  hubspot_unknown_client: {
    request:
      'HubSpot no conoce nuestra aplicación de HubSpot. Su ID de cliente es incorrecto o la aplicación se eliminó.',
    steps: credentialsSteps,
  },
  hubspot_link_retired: {
    request: 'HubSpot dice que el enlace de instalación de nuestra aplicación de HubSpot ya no es válido.',
    steps: ['Comprueba en HubSpot que la aplicación aún existe y que se puede instalar.'],
  },
  token_exchange_failed: {
    request: 'HubSpot rechaza las credenciales de nuestra aplicación de HubSpot.',
    steps: [
      ...credentialsSteps,
      ({ redirectUrl }) => `Comprueba que la aplicación tenga esta URL de redirección: ${redirectUrl}`,
    ],
  },
  invalid_config: {
    request: 'Nuestro agente necesita una aplicación de HubSpot, y aún no hay ninguna guardada.',
    steps: credentialsSteps,
  },
  credentials_rejected: {
    request: 'Wiro no aceptó el ID de cliente y el secreto de cliente de nuestra aplicación de HubSpot.',
    steps: credentialsSteps,
  },
  forbidden: {
    request: '¿Puedes conectar HubSpot para nuestro agente? No tengo permiso para gestionar integraciones.',
    steps: ['Necesitas permiso para gestionar integraciones. También puedes dármelo.'],
  },
  no_agent: {
    request: '¿Puedes crear un agente para mí? Sin uno no puedo conectar HubSpot.',
    steps: ['Crea un agente y dame acceso a él.'],
  },
  portal_refused: {
    request: ({ account }) =>
      `Me gustaría conectar ${account || 'nuestra cuenta de HubSpot'}, pero no está permitida aquí.`,
    steps: [({ account }) => `Permite ${account || 'nuestra cuenta de HubSpot'} en este producto.`],
  },
}
