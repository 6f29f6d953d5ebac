import { isDevMode } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import { configure } from 'wiro-hubspot-connect'
import { App } from './app/app'
import { START, type Start } from './app/start'

if (isDevMode()) configure({ authorizeOrigins: ['http://127.0.0.1:5174'] })

const start = (await (await fetch('/api/start')).json()) as Start

await bootstrapApplication(App, { providers: [{ provide: START, useValue: start }] })
