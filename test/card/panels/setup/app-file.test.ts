import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  createCommand,
  projectName,
  uploadCommands,
  type AppDraft,
} from '../../../../src/card/panels/setup/app-draft.js'
import { appFile } from '../../../../src/card/panels/setup/app-file.js'
import { OPTIONAL_SCOPES, REDIRECT_URL, REQUIRED_SCOPES } from '../../../../src/protocol/hubspot.js'

const draft: AppDraft = { name: 'Wiro agent', description: 'Works with contacts.', distribution: 'private' }

describe('the app’s file', () => {
  it('declares exactly the scopes and the redirect URL that Wiro asks for', () => {
    assert.deepEqual(JSON.parse(appFile(draft)), {
      uid: 'wiro-agent',
      type: 'app',
      config: {
        name: 'Wiro agent',
        description: 'Works with contacts.',
        distribution: 'private',
        auth: {
          type: 'oauth',
          redirectUrls: [REDIRECT_URL],
          requiredScopes: REQUIRED_SCOPES,
          optionalScopes: OPTIONAL_SCOPES,
        },
      },
    })
  })

  it('is for HubSpot’s marketplace where that was chosen', () => {
    const file = JSON.parse(appFile({ ...draft, distribution: 'marketplace' })) as { config: object }

    assert.deepEqual(file.config, { ...file.config, distribution: 'marketplace' })
  })
})

describe('the app’s project', () => {
  const rows: [description: string, name: string, project: string][] = [
    ['a plain name', 'Fieldwork', 'fieldwork'],
    ['blanks and accents', ' Café  Zürich ', 'cafe-zurich'],
    ['what a shell would run', 'a; rm -rf "$HOME" && `id`', 'a-rm-rf-home-id'],
    ['a hyphen in front', '--help', 'help'],
    ['no Latin letter', '東京', 'wiro-agent'],
    ['nothing', '', 'wiro-agent'],
    ['a long name', 'word '.repeat(30), 'word-word-word-word-word-word-word-word'],
  ]
  for (const [description, name, project] of rows) {
    it(`has a name that is safe in a command, made of ${description}`, () => {
      assert.equal(projectName({ ...draft, name }), project)
    })
  }

  it('is created as the person chose, and uploaded from its folder', () => {
    const chosen: AppDraft = { ...draft, distribution: 'marketplace' }

    assert.match(
      createCommand(chosen),
      /^hs project create --name wiro-agent .*--distribution marketplace --auth oauth$/,
    )
    assert.equal(uploadCommands(chosen), 'cd wiro-agent\nhs project upload')
  })
})
