/** The style sheets of the themes as they are in the package. */
import bootstrap from '../../src/themes/bootstrap.css?raw'
import darkDashboard from '../../src/themes/dark-dashboard.css?raw'
import material from '../../src/themes/material.css?raw'
import shadcn from '../../src/themes/shadcn.css?raw'

/** By the name of the file. */
export const presetCss: Readonly<Record<string, string>> = {
  shadcn,
  bootstrap,
  material,
  'dark-dashboard': darkDashboard,
}
