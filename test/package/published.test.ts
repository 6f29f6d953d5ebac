/**
 * The published package in a browser's pages: where products put it (deployment.ts), under the README's policy
 * (policy.ts), and by a script tag alone (script-tag.ts). In one process, so that one browser is started for all.
 */
import './deployment.js'
import './policy.js'
import './script-tag.js'
