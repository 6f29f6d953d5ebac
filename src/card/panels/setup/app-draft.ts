/** The HubSpot app that a person is about to create: what they decide, and the commands that follow from it. */

/** Who can install an app: accounts that its owner allows, or any account, through HubSpot's marketplace. */
export type Distribution = 'private' | 'marketplace'

export interface AppDraft {
  /** HubSpot shows it to the person who approves. */
  name: string
  /** HubSpot's reference requires one. */
  description: string
  distribution: Distribution
}

const MAX_PROJECT_NAME = 40

/** Returns the name of the app's project and folder: letters, digits and hyphens, which no shell reads otherwise. */
export function projectName({ name }: AppDraft): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[a-z\d]+/g) ?? ['wiro', 'agent']
  return words.join('-').slice(0, MAX_PROJECT_NAME).replace(/-$/, '')
}

export const INSTALL_COMMANDS = 'npm install -g @hubspot/cli\nhs account auth'

export function createCommand(draft: AppDraft): string {
  const project = projectName(draft)
  return `hs project create --name ${project} --dest ${project} --project-base app --distribution ${draft.distribution} --auth oauth`
}

export const uploadCommands = (draft: AppDraft): string => `cd ${projectName(draft)}\nhs project upload`
