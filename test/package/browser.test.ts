/** The tests of the published package in a page. One process, so that they share one browser. */
import './content-security-policy.js'
import './deployments.js'
import './script-tag.js'
