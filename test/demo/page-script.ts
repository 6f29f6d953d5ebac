/** Imports a page's script for what it does, as Vite lets each page do. */
import '../../demo/pages/settings.js'
