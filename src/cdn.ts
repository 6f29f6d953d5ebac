/** The file for a `<script type="module">`: registers the element, and exports what the package's entry exports. */
import './define.js'

export * from './index.js'
