/** Restores the document before each drawing: an element that hides one of its methods may come at any time. */
import { WiroHubspotConnect } from './element.js'
import { restoreDocument } from './restore-document.js'

WiroHubspotConnect.addInitializer((element) => element.addController({ hostUpdate: restoreDocument }))
