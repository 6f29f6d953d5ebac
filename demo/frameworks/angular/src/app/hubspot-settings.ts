import { Component, inject, signal } from '@angular/core'
import { HubSpotCard } from './hubspot-card'
import { START } from './start'

@Component({
  selector: 'hubspot-settings',
  imports: [HubSpotCard],
  template: `
    <wiro-hubspot-connect
      token-endpoint="/api/hubspot"
      [headers]="headers"
      [initialStatus]="start.hubspot"
      (wiro-connected)="portalId.set($event.portalId)"
    />
    @if (portalId(); as id) {
      <p>Contacts come from portal {{ id }}.</p>
    }
  `,
})
export class HubSpotSettings {
  readonly start = inject(START)
  readonly headers = () => ({ 'x-csrf-token': this.start.csrfToken })
  readonly portalId = signal<string | undefined>(undefined)
}
