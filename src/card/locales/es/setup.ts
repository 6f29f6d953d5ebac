// No native reader has reviewed this translation yet.
/** Spanish texts of setting up an own HubSpot app. Its reader makes the app, and reads HubSpot's own words. */
import { developerAccount, nodeDownload } from '../addresses.js'
import type { SetupTexts } from '../en/setup.js'
import { sentence } from '../sentence.js'

export const setup: SetupTexts = {
  status: 'Configura tu aplicación de HubSpot',
  text: ({ account }) => sentence`Necesitas una ${account}. Se hace una sola vez, en unos diez minutos.`,
  account: {
    label: 'cuenta de desarrollador de HubSpot',
    href: developerAccount,
  },
  ways: {
    label: 'Cómo configurar la aplicación',
    cli: 'Con la CLI de HubSpot',
    existing: 'En una aplicación que ya tienes',
  },
  install: {
    heading: 'Instala e inicia sesión',
    text: ({ node }) =>
      sentence`La herramienta de línea de comandos de HubSpot necesita ${node}. Ejecuta esto en una terminal.`,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'Pon nombre a tu aplicación',
    text: 'HubSpot se lo muestra a quien aprueba. Usa el nombre de tu producto.',
    labels: { name: 'Nombre de la aplicación', description: 'Descripción' },
    name: 'Agente de Wiro',
  },
  distribution: {
    heading: '¿Quién la instalará?',
    choices: {
      private: {
        label: 'Las cuentas que yo permita, una por una',
        hint: 'HubSpot: 10\u00a0cuentas como máximo. Agrega cada una en Distribución antes de que se conecte.',
      },
      marketplace: {
        label: 'Cualquier cuenta, a través del marketplace de HubSpot',
        hint: 'HubSpot: hasta 25\u00a0cuentas mientras la aplicación no esté publicada. Más cuando lo esté.',
      },
    },
  },
  create: {
    heading: 'Créala y súbela',
    text: ({ file }) => sentence`Crea el proyecto, sustituye ${file} por este archivo y súbelo.`,
  },
  allow: {
    heading: 'Permite las cuentas',
    text: ({ project }) =>
      sentence`HubSpot → Desarrollo → Proyectos → ${project} → la aplicación → Distribución. Agrega cada cuenta que se vaya a conectar.`,
  },
  open: {
    heading: 'Abre la pestaña Autenticación de la aplicación',
    text: 'HubSpot → Desarrollo → Aplicaciones heredadas → la aplicación → Autenticación. ¿Tu aplicación está en un proyecto? Indica lo que sigue en su app-hsmeta.json y vuelve a subir el proyecto.',
  },
  redirect: { heading: 'Agrega la URL de redirección', label: 'URL de redirección' },
  scopes: {
    heading: 'Define los alcances',
    text: 'Agrega exactamente estos alcances. Si hay otros obligatorios, HubSpot da un error.',
    required: '5 obligatorios',
    optional: '9 opcionales',
  },
  check: {
    heading: 'Comprueba quién puede instalarla',
    text: 'Una aplicación privada solo se instala en las cuentas que permitas en Distribución, 10 como máximo. Una del marketplace sin publicar se instala en hasta 25.',
  },
  credentials: {
    heading: 'Introduce sus credenciales',
    text: ({ project }) => sentence`HubSpot → Desarrollo → Proyectos → ${project} → la aplicación → Autenticación`,
    sameTab: 'Ambos están también en la pestaña Autenticación.',
    clientId: 'ID de cliente',
    clientSecret: 'Secreto de cliente',
    hint: 'Se envía una sola vez a tu servidor. Esta página no lo guarda.',
  },
  refused: ({ title, text }) => sentence`${title}. ${text}`,
  faults: {
    empty: { clientId: 'Introduce el ID de cliente.', clientSecret: 'Introduce el secreto de cliente.' },
    token: {
      clientId:
        'Eso es un token de acceso de una aplicación privada. Introduce el ID de cliente de tu aplicación OAuth.',
      clientSecret:
        'Eso es un token de acceso de una aplicación privada. Introduce el secreto de cliente de tu aplicación OAuth.',
    },
  },
  doubts: {
    appId: 'Eso parece el ID de una aplicación. Un ID de cliente se parece a 3fa8c0d2-….',
    email: 'Eso parece una dirección de correo. Un ID de cliente se parece a 3fa8c0d2-….',
    otherForm: 'Los ID de cliente de HubSpot se parecen a 3fa8c0d2-…. Comprueba que lo copiaste entero.',
  },
  saved: 'Guardado. Abriendo HubSpot.',
  buttons: {
    save: 'Guardar y conectar',
    saving: 'Guardando…',
    copy: 'Copiar',
    copied: 'Copiado',
    download: 'Descargar',
  },
}
