/**
 * The style sheet of the first load, which all cards share. Parts carry the styles, so that a host can change whatever we
 * style.
 */
import { css } from 'lit'
import { adaptations } from './adaptations.js'
import { buttons } from './buttons.js'
import { layout } from './layout.js'
import { skeleton } from './skeleton.js'
import { status } from './status.js'
import { variables } from './variables.js'

export const styles = css`${variables}${layout}${status}${buttons}${skeleton}${adaptations}`
