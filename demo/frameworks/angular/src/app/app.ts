import { Component, signal } from '@angular/core'
import { HubSpotSettings } from './hubspot-settings'

@Component({
  selector: 'app-root',
  imports: [HubSpotSettings],
  template: `
    <nav>
      <button (click)="page.set('home')">Home</button>
      <button (click)="page.set('settings')">Settings</button>
    </nav>
    <main>
      @if (page() === 'settings') {
        <hubspot-settings />
      } @else {
        Fieldwork
      }
    </main>
  `,
})
export class App {
  readonly page = signal<'home' | 'settings'>('settings')
}
