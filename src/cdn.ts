/** The file for a `<script type="module">`: registers the element, and exports what the package's entry exports. */
// The order counts: the first has to run before Lit, the second before an element of the page is upgraded.
import './card/restore-document.js'
import './card/restore-before-updates.js'
import './define.js'

export * from './index.js'
