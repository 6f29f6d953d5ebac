/**
 * What asks the compiler: whether the README says what the code does, in its tables on the page's half (page.ts) and on
 * the server's (contract.ts) and in its snippets (snippets.ts), and whether an installed package has its types
 * (install.ts). In one process, so that what all of them ask about is read once.
 */
import './page.js'
import './contract.js'
import './snippets.js'
import './install.js'
