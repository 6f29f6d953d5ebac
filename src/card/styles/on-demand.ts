/** The style sheet of what is loaded on demand: problems, panels, and the set-up. All cards share it. */
import { css } from 'lit'
import { fields } from './fields.js'
import { problems } from './problems.js'
import { setup } from './setup.js'

export const onDemandStyles = css`${problems}${fields}${setup}`
