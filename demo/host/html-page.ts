/** A minimal HTML page. With an icon named, a browser does not ask for /favicon.ico, whose 404 it would log. */
export const htmlPage = (title: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><link rel="icon" href="data:,"><h1>${title}</h1></html>`
