// No native reader has reviewed this translation yet.
/** Brazilian Portuguese texts of setting up an own HubSpot app. Its reader makes the app, and reads HubSpot's own words. */
import { developerAccount, nodeDownload } from '../addresses.js'
import type { SetupTexts } from '../en/setup.js'
import { sentence } from '../sentence.js'

export const setup: SetupTexts = {
  status: 'Configure seu aplicativo do HubSpot',
  text: ({ account }) => sentence`Você precisa de uma ${account}. Leva uns dez minutos e só é preciso fazer uma vez.`,
  account: {
    label: 'conta de desenvolvedor do HubSpot',
    href: developerAccount,
  },
  ways: {
    label: 'Como configurar o aplicativo',
    cli: 'Com a CLI do HubSpot',
    existing: 'Em um aplicativo que você já tem',
  },
  install: {
    heading: 'Instale e faça login',
    text: ({ node }) =>
      sentence`A ferramenta de linha de comando do HubSpot precisa do ${node}. Execute isto em um terminal.`,
    node: { label: 'Node.js', href: nodeDownload },
  },
  name: {
    heading: 'Dê um nome ao aplicativo',
    text: 'O HubSpot mostra isto a quem aprova. Use o nome do seu produto.',
    labels: { name: 'Nome do aplicativo', description: 'Descrição' },
    name: 'Agente do Wiro',
  },
  distribution: {
    heading: 'Quem vai instalar?',
    choices: {
      private: {
        label: 'Contas que eu permitir, uma a uma',
        hint: 'HubSpot: no máximo 10\u00a0contas. Adicione cada uma em Distribuição antes de ela se conectar.',
      },
      marketplace: {
        label: 'Qualquer conta, pelo marketplace do HubSpot',
        hint: 'HubSpot: até 25\u00a0contas enquanto o aplicativo não estiver publicado. Mais quando estiver.',
      },
    },
  },
  create: {
    heading: 'Crie e envie',
    text: ({ file }) => sentence`Crie o projeto, substitua ${file} por este arquivo e envie.`,
  },
  allow: {
    heading: 'Permita as contas',
    text: ({ project }) =>
      sentence`HubSpot → Desenvolvimento → Projetos → ${project} → o aplicativo → Distribuição. Adicione cada conta que vai se conectar.`,
  },
  open: {
    heading: 'Abra a guia Autenticação do aplicativo',
    text: 'HubSpot → Desenvolvimento → Aplicativos legados → o aplicativo → Autenticação. Seu aplicativo está em um projeto? Indique o que segue no app-hsmeta.json dele e envie o projeto de novo.',
  },
  redirect: { heading: 'Adicione a URL de redirecionamento', label: 'URL de redirecionamento' },
  scopes: {
    heading: 'Defina os escopos',
    text: 'Adicione exatamente estes escopos. Outros escopos obrigatórios causam um erro no HubSpot.',
    required: '5 obrigatórios',
    optional: '9 opcionais',
  },
  check: {
    heading: 'Verifique quem pode instalar',
    text: 'Um aplicativo privado só é instalado nas contas que você permitir em Distribuição, no máximo 10. Um do marketplace não publicado, em até 25.',
  },
  credentials: {
    heading: 'Insira as credenciais',
    text: ({ project }) => sentence`HubSpot → Desenvolvimento → Projetos → ${project} → o aplicativo → Autenticação`,
    sameTab: 'Ambos também estão na guia Autenticação.',
    clientId: 'ID do cliente',
    clientSecret: 'Segredo do cliente',
    hint: 'Enviado uma única vez ao seu servidor. Esta página não o guarda.',
  },
  refused: ({ title, text }) => sentence`${title}. ${text}`,
  faults: {
    empty: { clientId: 'Insira o ID do cliente.', clientSecret: 'Insira o segredo do cliente.' },
    token: {
      clientId: 'Isso é um token de acesso de um aplicativo privado. Insira o ID do cliente do seu aplicativo OAuth.',
      clientSecret:
        'Isso é um token de acesso de um aplicativo privado. Insira o segredo do cliente do seu aplicativo OAuth.',
    },
  },
  doubts: {
    appId: 'Isso parece um ID de aplicativo. Um ID do cliente se parece com 3fa8c0d2-….',
    email: 'Isso parece um endereço de e-mail. Um ID do cliente se parece com 3fa8c0d2-….',
    otherForm: 'Os IDs do cliente do HubSpot se parecem com 3fa8c0d2-…. Verifique se você copiou tudo.',
  },
  saved: 'Salvo. Abrindo o HubSpot.',
  buttons: { save: 'Salvar e conectar', saving: 'Salvando…', copy: 'Copiar', copied: 'Copiado', download: 'Baixar' },
}
