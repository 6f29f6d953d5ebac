/**
 * The style sheet of the first load, which all cards share. Parts carry the styles, so that a host can change whatever we
 * style. The imports are in the order of the rules.
 */
import { unsafeCSS } from 'lit'
import variables from './variables.css?inline'
import layout from './layout.css?inline'
import status from './status.css?inline'
import buttons from './buttons.css?inline'
import skeleton from './skeleton.css?inline'
import adaptations from './adaptations.css?inline'
import row from './row.css?inline'

export const styles = unsafeCSS(variables + layout + status + buttons + skeleton + adaptations + row)
