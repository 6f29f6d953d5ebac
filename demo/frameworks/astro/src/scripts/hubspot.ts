import { configure } from 'wiro-hubspot-connect'
import 'wiro-hubspot-connect/define'

const csrfToken = () => document.querySelector<HTMLMetaElement>('meta[name=csrf-token]')!.content

configure({ headers: () => ({ 'x-csrf-token': csrfToken() }) })
if (import.meta.env.DEV) configure({ authorizeOrigins: ['http://127.0.0.1:5174'] })

document.addEventListener('wiro-connected', ({ portalId }) => {
  document.querySelector('#account')!.textContent = `Contacts come from portal ${portalId}.`
})
