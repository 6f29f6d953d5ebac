/**
 * The tests that run the TypeScript compiler: the README's tables and snippets against the source, and the types of the
 * installed package. One process, so that files which several tests need are parsed once.
 */
import './installed-package.js'
import './readme-card.js'
import './readme-server.js'
import './readme-snippets.js'
