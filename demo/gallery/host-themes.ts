/** The package's themes, each for the cards of one example host: on a real page a theme holds for all cards. */
import bootstrap from '../../src/themes/bootstrap.css?inline'
import darkDashboard from '../../src/themes/dark-dashboard.css?inline'
import material from '../../src/themes/material.css?inline'
import shadcn from '../../src/themes/shadcn.css?inline'

/** Each theme's text by the class of its host; a theme is called like its file. */
export const themes = { bootstrap, 'dark-dashboard': darkDashboard, material, shadcn }

/** Returns a style sheet that gives each host its theme. */
export function hostThemes(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    Object.entries(themes)
      .map(([name, text]) => `.host.${name} {\n${text}}`)
      .join('\n'),
  )
  return sheet
}
