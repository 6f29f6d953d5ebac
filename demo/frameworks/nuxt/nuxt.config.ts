export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  telemetry: false,
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'wiro-hubspot-connect' } },
  typescript: { tsConfig: { vueCompilerOptions: { strictTemplates: true } } },
  app: { head: { htmlAttrs: { lang: 'en' }, title: 'Fieldwork', link: [{ rel: 'icon', href: 'data:,' }] } },
})
