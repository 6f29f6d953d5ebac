import { createApp } from 'vue'
import { configure } from 'wiro-hubspot-connect'
import App from './App.vue'

if (import.meta.env.DEV) configure({ authorizeOrigins: ['http://127.0.0.1:5174'] })

/** What the server knows when the page begins. */
const start = await (await fetch('/api/start')).json()

createApp(App, start).mount('#app')
