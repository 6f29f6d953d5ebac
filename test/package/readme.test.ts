/**
 * The README against the code: its tables on the page's half (page.ts) and on the server's (contract.ts), and its
 * snippets (snippets.ts). In one process, so that the compiler reads once what all of them ask it about.
 */
import './page.js'
import './contract.js'
import './snippets.js'
