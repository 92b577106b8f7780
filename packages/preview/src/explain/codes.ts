// Generated from docs/diagnostics.md. Do not edit: change that page, then run `pnpm vitest run -u`.
import type { CodeText } from "./code-text.js";

/** What there is to say about each diagnostic code, in the order of the page. */
export const codeTexts: Readonly<Record<string, CodeText>> = {
  "inputs/both-methods": {
    "severities": [
      "error"
    ],
    "what": "The step's inputs hold an API key and an Apple ID at once, or parts of both.",
    "why": "The released steps look at their inputs before anything else, and stop when both kinds are there. `connection` makes no difference: even `api_key` or `apple_id` does not help.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
      }
    ],
    "fix": "Keep one kind and remove the inputs of the other. An API key is the better choice where the step takes one: it needs no two-factor authentication.",
    "fixed": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "inputs/apple-id-missing": {
    "severities": [
      "error"
    ],
    "what": "A password is set, and the Apple ID that it belongs to is not.",
    "why": "Half an Apple ID is not treated as none: the step stops instead of looking further. Often the Apple ID is a variable that is not set in this build.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - password: $APPLE_PASSWORD\n"
      },
      {
        "name": ".bitrise.secrets.yml",
        "content": "envs:\n- APPLE_PASSWORD: made-up\n"
      }
    ],
    "fix": "Set the Apple ID too (`apple_id` in fastlane, `itunescon_user` in the deploy steps), or remove the password and use the connected account.",
    "fixed": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
  },
  "inputs/password-missing": {
    "severities": [
      "error"
    ],
    "what": "An Apple ID is set, and neither its password nor an app-specific password is.",
    "why": "The step stops. It does not take the password of the connected account: credentials are never put together from two places.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n"
      }
    ],
    "fix": "Set `password` from a secret, or remove the Apple ID and use the connected account.",
    "fixed": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
  },
  "inputs/api-issuer-missing": {
    "severities": [
      "error"
    ],
    "what": "The path of a private key is set, and the issuer ID is not.",
    "why": "Apple needs both to accept a team's key. The step stops.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n"
      }
    ],
    "fix": "Set `api_issuer`. App Store Connect shows the issuer ID above the list of keys, under Users and Access, Integrations.",
    "fixed": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "inputs/api-key-path-missing": {
    "severities": [
      "error"
    ],
    "what": "The issuer ID is set, and where the private key is, is not.",
    "why": "The step stops. Often the path is a variable that is not set in this build.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Set `api_key_path` to a `file://` path or an https address, for example the `BITRISEIO_..._URL` variable of a file in Bitrise's file storage.",
    "fixed": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - api_key_path: $BITRISEIO_APP_STORE_KEY_URL\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "inputs/api-key-id-missing": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The path and the issuer ID of an API key are set, and the key ID is not.",
    "why": "The signing steps (manage-ios-code-signing, xcode-archive, export-xcarchive, xcode-build-for-test) do not read the key ID from the file's name. Without it the key of the inputs does not exist for them: they take the connected one in silence, or stop where none is connected.",
    "example": "`stepauth preview --account api-key` with",
    "files": [
      {
        "name": "",
        "content": "- xcode-archive@6:\n    inputs:\n    - automatic_code_signing: api-key\n    - api_key_path: ./AuthKey_2X9R4HXF34.p8\n    - api_key_issuer_id: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Set `api_key_id` too. App Store Connect shows it beside the key; it also stands in the name of the file.",
    "fixed": "- xcode-archive@6:\n    inputs:\n    - automatic_code_signing: api-key\n    - api_key_path: ./AuthKey_2X9R4HXF34.p8\n    - api_key_id: 2X9R4HXF34\n    - api_key_issuer_id: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "inputs/set-incomplete": {
    "severities": [
      "warning"
    ],
    "what": "Some inputs of an API key are set and others are not, and the step goes on as if none were.",
    "why": "The signing steps take an API key from their inputs only when path, key ID and issuer ID are all there. Of less they say nothing, and sign with the connected key, perhaps of another team.",
    "example": "`stepauth preview --account api-key` with",
    "files": [
      {
        "name": "",
        "content": "- manage-ios-code-signing@2:\n    inputs:\n    - api_key_path: ./AuthKey_2X9R4HXF34.p8\n"
      }
    ],
    "fix": "Set all three, or remove them and use the connected key.",
    "fixed": "- manage-ios-code-signing@2:\n    inputs:\n    - api_key_path: ./AuthKey_2X9R4HXF34.p8\n    - api_key_id: 2X9R4HXF34\n    - api_key_issuer_id: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "inputs/connection-invalid": {
    "severities": [
      "error"
    ],
    "what": "The input that chooses (`connection`, `automatic_code_signing`, `apple_service_connection`) has a value that this version of the step does not know. Most often it is `off` without quotes.",
    "why": "YAML takes the bare words `off` and `no` for `false`, so the step gets the text `false` and stops. An empty text is invalid as well: to get the default, leave the input out.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - connection: off\n"
      }
    ],
    "fix": "Write the value in quotes, spelled as the message says.",
    "fixed": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n"
  },
  "inputs/unused": {
    "severities": [
      "warning"
    ],
    "what": "An authentication input is set and has no effect.",
    "why": "Whoever reads the workflow believes that the step uses it. Most often `connection` names the connected account, so that the inputs do not count, or the released step takes the connected account first. Other inputs count in places only: a team for an Apple ID alone, deliver's `team_id` and `bundle_id` where `team_name` and `app_id` are empty, the application loader's `password` where `app_password` is.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - connection: apple_id\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Decide who is meant. For the inputs, write `connection: \"off\"`; for the connected account, remove them.",
    "fixed": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "inputs/unknown": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "This version of the step has no such input.",
    "why": "The Bitrise CLI drops it and says nothing. It may be misspelled, be the name that another step uses, or belong to a newer version. Where the input that was meant is missing for that reason, the step fails: that is said here, and not once more.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - apple_id: ci@example.com\n"
      }
    ],
    "fix": "Use the step's own name for it (here `itunescon_user`), or a version of the step that has it.",
    "fixed": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - itunescon_user: ci@example.com\n    - password: $APPLE_PASSWORD\n"
  },
  "inputs/value-invalid": {
    "severities": [
      "error"
    ],
    "what": "An input has a value that this step version refuses.",
    "why": "The step compares it, letter by letter, with the values that it declares, and stops before it does anything. Versions that have no input to choose by are less strict, and are left out here. The signing steps refuse a `min_profile_validity` that is no whole number in the same way.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - verbose_log: \"true\"\n"
      }
    ],
    "fix": "Use one of the values that the message lists. `stepauth lint --fix` does it where there is no doubt which one is meant.",
    "fixed": "- fastlane@3:\n    inputs:\n    - verbose_log: \"yes\"\n"
  },
  "inputs/wrong-form": {
    "severities": [
      "warning"
    ],
    "what": "An input has not the form of what belongs there.",
    "why": "App Store Connect and the Developer Portal have different IDs for the same team, a number and ten characters, and an app has an Apple ID of its own, which is a number. The tool looks for what is given and finds nothing, most often after the build.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - itunescon_user: ci@example.com\n    - password: $APPLE_PASSWORD\n    - app_password: $APP_SPECIFIC_PASSWORD\n    - team_id: ABCDE12345\n"
      }
    ],
    "fix": "Give the ID that the message asks for; to deliver, the team's name instead.",
    "fixed": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - itunescon_user: ci@example.com\n    - password: $APPLE_PASSWORD\n    - app_password: $APP_SPECIFIC_PASSWORD\n    - team_id: \"118033180\"\n"
  },
  "inputs/credentials-in-options": {
    "severities": [
      "warning",
      "info"
    ],
    "what": "An input for options of the tool hands it credentials, too.",
    "why": "The step passes such options on as they are, behind or before those that it makes of the credentials that it selected. With two sets the tool uses the one or the other, or none. It is an info where the step hands over no credentials itself; stepauth does not look at those in options.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-application-loader@2:\n    inputs:\n    - connection: apple_id\n    - altool_options: --apiKey 2X9R4HXF34 --apiIssuer 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Give the credentials in one way.",
    "fixed": "- deploy-to-itunesconnect-application-loader@2:\n    inputs:\n    - connection: \"off\"\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "inputs/secret-in-arguments": {
    "severities": [
      "warning"
    ],
    "what": "A secret was typed on stepauth's own command line.",
    "why": "Every process of the machine can read the arguments of every other, and the shell keeps them in its history.",
    "example": "`stepauth resolve fastlane -i apple_id=ci@example.com -i password=made-up`",
    "files": [],
    "fix": "Let stepauth read the value itself: `password=@env:NAME`, `password=@file:PATH`, or `password=@-` for standard input."
  },
  "key/unreadable": {
    "severities": [
      "error"
    ],
    "what": "The private key that `api_key_path` names can't be read or downloaded; or the input holds the key itself instead of its place.",
    "why": "Without the key there are no credentials, and the released steps don't look for others then. `preview` and `lint` open keys only when told to with `--read-keys`; commands that use the credentials always do.",
    "example": "`stepauth preview --read-keys --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./no-such-folder/AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Check the path: it counts from the folder in which the build runs, also where `work_dir` names another for the tool. If a key was pasted into the input, revoke it in App Store Connect and make a new one, because it is in the file's history now.",
    "fixed": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "key/empty": {
    "severities": [
      "error"
    ],
    "what": "The file of the private key has nothing in it.",
    "why": "Most often a script before the step wrote it from a variable that was not set.",
    "example": "`stepauth preview --read-keys --account none` with an empty `keys/AuthKey_2X9R4HXF34.p8`",
    "files": [
      {
        "name": "",
        "content": "mkdir keys && : > keys/AuthKey_2X9R4HXF34.p8\n"
      },
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./keys/AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Find out why nothing was written. Secrets, for one, are not there in builds of pull requests from forks."
  },
  "key/id-unknown": {
    "severities": [
      "error"
    ],
    "what": "The file name of the private key does not say which key it is.",
    "why": "There is no input for the key ID; the steps take it from the name `AuthKey_<key ID>.p8`. If that fails, the released steps go on with the word `Bitrise` as the key ID, and Apple answers with an error that names no cause.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./app-store-key.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Give the file back the name that it was downloaded with.",
    "fixed": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "key/id-invalid": {
    "severities": [
      "error"
    ],
    "what": "The key ID has characters that no key ID has, so that no file could be named after it.",
    "why": "Apple's key IDs are 10 capital letters and digits. What else stands between `AuthKey_` and `.p8` was put there by someone: a copy mark, a suffix, a whole sentence.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34?.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Give the file back the name that it was downloaded with. For a connected key, enter the key ID again on Bitrise.",
    "fixed": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "key/id-unusual": {
    "severities": [
      "warning"
    ],
    "what": "The key ID does not look like one of Apple's, which are 10 capital letters and digits.",
    "why": "It can be used, so nothing stops; but Apple will hardly know it. Typical are `AuthKey_2X9R4HXF34 (1).p8`, a second download whose name got a mark, and an issuer ID in its place.",
    "example": "`stepauth doctor fastlane -i api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 -i api_key_path=AuthKey_2x9r4hxf34.p8` with a key that was renamed",
    "files": [
      {
        "name": "",
        "content": "mv AuthKey_2X9R4HXF34.p8 AuthKey_2x9r4hxf34.p8\n"
      }
    ],
    "fix": "Give the file back the name that it was downloaded with. The row of the key in App Store Connect shows its key ID."
  },
  "key/id-mismatch": {
    "severities": [
      "warning"
    ],
    "what": "The key ID that was given is not the one in the name of the key's file.",
    "why": "One of the two belongs to another key. Apple refuses a key under a foreign ID, and does not say why.",
    "example": "`stepauth doctor --account stepauth.yml`",
    "files": [],
    "fix": "Compare both with the keys in App Store Connect."
  },
  "key/invalid": {
    "severities": [
      "error"
    ],
    "what": "What is in the file is not a private key that App Store Connect uses. The message says what it is instead.",
    "why": "The keys of App Store Connect are PKCS#8 files with a key of the curve P-256. A certificate, a public key, a key of another kind, a login page that was downloaded in place of the key, or a cut-off file does not work.",
    "example": "`stepauth preview --read-keys --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./keys/AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      },
      {
        "name": "keys/AuthKey_2X9R4HXF34.p8",
        "content": "<!doctype html>\n<title>Sign in</title>\n"
      }
    ],
    "fix": "Store the file as App Store Connect gave it. It can be downloaded once only; if it is lost, make a new key."
  },
  "key/repaired": {
    "severities": [
      "info"
    ],
    "what": "The private key was damaged in a way that could be undone, and was used repaired.",
    "why": "Form fields and shells turn line breaks into `\\n`, put quotes around the key, or lose its first line. stepauth puts that right; the released steps hand the key on as it is, and their tools refuse it.",
    "example": "`stepauth preview --read-keys --account none` with a key whose line breaks became `\\n`",
    "files": [
      {
        "name": "",
        "content": "mkdir keys && awk '{ printf \"%s\\\\n\", $0 }' AuthKey_2X9R4HXF34.p8 > keys/AuthKey_2X9R4HXF34.p8\n"
      },
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./keys/AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Store the file itself instead of a text made from it, for example in Bitrise's file storage."
  },
  "key/insecure-url": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The private key would be downloaded over plain http.",
    "why": "Everybody on the way can read it, and can put another in its place. stepauth does not download it; the released steps do, so that in the build this is a warning.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: http://files.example.com/AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Use an https address. If the key was downloaded over http before, make a new one.",
    "fixed": "- fastlane@3:\n    inputs:\n    - api_key_path: https://files.example.com/AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "key/issuer-invalid": {
    "severities": [
      "error"
    ],
    "what": "The issuer ID does not look like one: a UUID such as `6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22`.",
    "why": "Apple refuses the key. Often key ID and issuer ID were swapped, or quotes were copied with it.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 2X9R4HXF34\n"
      }
    ],
    "fix": "Copy it again. App Store Connect shows it above the list of keys, under Users and Access, Integrations.",
    "fixed": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "key/file-permissions": {
    "severities": [
      "warning"
    ],
    "what": "Other users of the machine can read the file of the private key.",
    "why": "On a machine that is shared, such as a CI machine for several teams, they can act as you.",
    "example": "`stepauth doctor fastlane -i api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 -i api_key_path=AuthKey_2X9R4HXF34.p8`",
    "files": [
      {
        "name": "",
        "content": "chmod 644 AuthKey_2X9R4HXF34.p8\n"
      }
    ],
    "fix": "`chmod 600` the file."
  },
  "key/stale-file": {
    "severities": [
      "warning"
    ],
    "what": "One of the folders in which altool looks for keys has another key under the same file name.",
    "why": "altool takes the first that it finds, in this order: `~/.appstoreconnect/private_keys`, `~/.private_keys`, `~/private_keys`, `./private_keys`. The released step does not replace a file that is there, so an old or broken key wins.",
    "example": "`stepauth doctor application-loader -i api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 -i api_key_path=AuthKey_2X9R4HXF34.p8`",
    "files": [],
    "fix": "Remove the file that the message names. `stepauth exec` uses a folder of its own, so that it can't happen there."
  },
  "account/unauthorized": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "Bitrise refused to give this build the connected account (status 401).",
    "why": "That is so by design for pull-request builds of public apps: anybody could send a pull request that prints the account. fastlane and the deploy steps go on as if nothing were connected, the provisioning steps stop.",
    "example": "`stepauth preview --context pr` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - lane: test\n"
      }
    ],
    "fix": "Keep steps that need Apple out of pull-request builds, for example with `run_if: \"{{not .IsPR}}\"` or a workflow of their own."
  },
  "account/http-status": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "Bitrise answered the request for the connected account with an unexpected status.",
    "why": "Only status 200 brings the account. With any other, fastlane and the deploy steps go on as if nothing were connected, so that a build may suddenly take other credentials than the day before.",
    "example": "`stepauth resolve --jsonl` with the recorded answer on its standard input",
    "files": [
      {
        "name": "",
        "content": "{\"step\": \"fastlane\", \"inputs\": {}, \"account\": {\"status\": 503}}\n"
      }
    ],
    "fix": "Start the build again. If it stays, look at Bitrise's status page; after that, connect the account again."
  },
  "account/unreachable": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The request for the connected account got no answer.",
    "why": "Without the account, fastlane and the deploy steps go on as if nothing were connected; the provisioning steps stop. The build API token is never sent over plain http (but to the machine itself): then nothing is requested at all.",
    "example": "`stepauth resolve --jsonl` with the recorded failure on its standard input",
    "files": [
      {
        "name": "",
        "content": "{\"step\": \"ios-auto-provision\", \"inputs\": {}, \"account\": {\"error\": \"unreachable\"}}\n"
      }
    ],
    "fix": "Check that the machine can reach Bitrise, and that nothing in the workflow overrides `BITRISE_BUILD_URL`."
  },
  "account/malformed": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The document with the connected account is not what it should be: no JSON, not an object, a member of the wrong type, or a date (the session's, or a test device's) that is no RFC 3339 time.",
    "why": "The steps refuse it as a whole, a bad test device included, though what they look at differs between versions: stepauth reads it as the version in question does. fastlane and the deploy steps then go on as if nothing were connected. stepauth names the member that is wrong, never its value, and never prints the document; the released steps do.",
    "example": "`stepauth preview --account account.json` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "account.json",
        "content": "{ \"apple_id\": 12345, \"password\": \"made-up\" }\n"
      }
    ],
    "fix": "If you saved the file yourself, save it again: it is the answer to `GET $BITRISE_BUILD_URL/apple_developer_portal_data.json`. In a build, connect the account again."
  },
  "account/api-key-incomplete": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The connected API key lacks its issuer ID, its key ID or its private key.",
    "why": "The steps refuse the whole account then, a connected Apple ID included.",
    "example": "`stepauth preview --account account.json` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "account.json",
        "content": "{ \"key_id\": \"2X9R4HXF34\", \"issuer_id\": \"\", \"private_key\": \"made-up\" }\n"
      }
    ],
    "fix": "Remove the API key from the Apple service connection on Bitrise and add it again, with all three."
  },
  "account/not-connected": {
    "severities": [
      "info"
    ],
    "what": "No Apple account is connected to the app.",
    "why": "Without credentials in its inputs, the step has none.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      }
    ],
    "fix": "Connect an API key or an Apple ID on Bitrise and assign it to the app, or give the step its own credentials."
  },
  "account/not-assigned": {
    "severities": [
      "warning"
    ],
    "what": "Accounts are defined, and none of them is assigned to the app.",
    "why": "On Bitrise, connecting an account is not enough: every app must be told which of them it uses. A build of an app without one gets no credentials.",
    "example": "`stepauth preview --account stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "accounts:\n- { name: acme, type: api-key, issuerId: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22, keyId: 2X9R4HXF34, privateKey: { path: AuthKey_2X9R4HXF34.p8 } }\n"
      }
    ],
    "fix": "Assign an account to the app: on Bitrise on the app's Team tab, in `stepauth.yml` under `apps`. With several apps, name one by `--app`.",
    "fixed": "accounts:\n- { name: acme, type: api-key, issuerId: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22, keyId: 2X9R4HXF34, privateKey: { path: AuthKey_2X9R4HXF34.p8 } }\napps:\n  my-app: { apiKey: acme }\n"
  },
  "account/assumed": {
    "severities": [
      "info"
    ],
    "what": "stepauth knows nothing of the connected account, and shows what would happen if an API key and an Apple ID were connected.",
    "why": "What is shown may differ from the build. An assumed account has no values; where its ID would stand, the preview says `(assumed)`.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      }
    ],
    "fix": "Say what is connected: `--account api-key`, `apple-id`, `both` or `none`, or a saved `apple_developer_portal_data.json`."
  },
  "account/enterprise": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The API key belongs to the Apple Developer Enterprise Program.",
    "why": "Enterprise keys do not work with App Store Connect: there is no store to upload to. The application loader and the provisioning step fail with one. fastlane takes it when its key file says `in_house`, which stepauth writes and the released step does not.",
    "example": "`stepauth preview --account account.json` with an account made of the key",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-application-loader@2: {}\n"
      },
      {
        "name": "",
        "content": "printf '{ \"key_id\": \"2X9R4HXF34\", \"issuer_id\": \"%s\", \"private_key\": \"%s\", \"is_enterprise_account\": true }' \\\n  6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 \"$(grep -v -e ----- AuthKey_2X9R4HXF34.p8 | tr -d '\\n')\" > account.json\n"
      }
    ],
    "fix": "Connect a key of the team that owns the app in App Store Connect, or an Apple ID."
  },
  "session/expired": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The 2FA session of the connected Apple ID is over.",
    "why": "A session lives 30 days. When it is over, fastlane, deliver and the provisioning step stop, and do not try the step's inputs. The application loader needs no session. Older versions, and the policy `inputs-first` when the inputs decide, go on.",
    "example": "`stepauth preview --account account.json` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "account.json",
        "content": "{ \"apple_id\": \"ci@example.com\", \"password\": \"made-up\", \"connection_expiry_date\": \"2020-01-01T00:00:00Z\" }\n"
      }
    ],
    "fix": "Re-authenticate the Apple ID on Bitrise (account settings, Apple service connection). An API key never expires in this way."
  },
  "session/expires-soon": {
    "severities": [
      "warning"
    ],
    "what": "The 2FA session of the connected Apple ID ends within 7 days.",
    "why": "From that day on, every build with a step that needs it fails, and it takes a person with the Apple ID's device to renew it.",
    "example": "`stepauth preview --account account.json` on the first of June 2026, with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "account.json",
        "content": "{ \"apple_id\": \"ci@example.com\", \"password\": \"made-up\", \"connection_expiry_date\": \"2026-06-05T09:00:00Z\" }\n"
      }
    ],
    "fix": "Re-authenticate the Apple ID on Bitrise now, or connect an API key."
  },
  "session/missing": {
    "severities": [
      "warning"
    ],
    "what": "The step gets an Apple ID without a 2FA session.",
    "why": "Every Apple ID has two-factor authentication. Without a session Apple asks for a code, and nobody is there to type it. Inputs can't carry a session; only the connected account can, or the variable `FASTLANE_SESSION` around the step. An app-specific password is no help: deliver logs in before every upload, and of fastlane's actions only `pilot` does without, with `apple_id` and `skip_waiting_for_build_processing`. The application loader needs no session.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
      }
    ],
    "fix": "Use an API key, or connect the Apple ID on Bitrise instead of giving it as inputs.",
    "fixed": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "session/lost": {
    "severities": [
      "warning"
    ],
    "what": "The version of the step takes the 2FA session of the connected Apple ID, and loses it before its tool starts.",
    "why": "fastlane 2.7.2 and 2.7.3 set the variables for fastlane twice, and the second list, which is about the folder of logs, replaces the first. fastlane then asks for a code that CI can't give.",
    "example": "`stepauth preview --account apple-id` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@2.7.2: {}\n"
      }
    ],
    "fix": "Use a version that hands it on.",
    "fixed": "- fastlane@2.7.4: {}\n"
  },
  "session/exported": {
    "severities": [
      "info"
    ],
    "what": "The version of the step exports the 2FA session to every step after it.",
    "why": "Scripts and other steps that start fastlane are logged in by that, without saying so. Newer versions of the step keep the session to themselves, so that an update of one step logs out others.",
    "example": "`stepauth preview --account apple-id` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@2.6: {}\n"
      }
    ],
    "fix": "Give what comes after the step credentials of its own, and then use a newer version.",
    "fixed": "- fastlane@3: {}\n"
  },
  "credentials/password-missing": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The step's tool logs in with an Apple ID, and has no password for it.",
    "why": "The steps take an Apple ID with an app-specific password alone for whole, and go on. But that password is for the upload: deliver logs in before every upload, with the Apple ID's own password and its 2FA session. In fastlane's lanes only `pilot` does without, and only with `apple_id` and `skip_waiting_for_build_processing`, so that it is a warning there. The application loader only uploads.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - itunescon_user: ci@example.com\n    - app_password: $APP_SPECIFIC_PASSWORD\n"
      }
    ],
    "fix": "Use an API key, which needs neither password nor session; or connect the Apple ID on Bitrise.",
    "fixed": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "credentials/app-password-missing": {
    "severities": [
      "warning"
    ],
    "what": "The step uploads with an Apple ID, and has no app-specific password for it.",
    "why": "With two-factor authentication, Apple takes an app-specific password for uploads and refuses the Apple ID's own. The step's own check does not stop, the upload does.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-application-loader@2:\n    inputs:\n    - itunescon_user: ci@example.com\n    - password: $APPLE_PASSWORD\n"
      }
    ],
    "fix": "Make one at account.apple.com, store it as a secret, and set `app_password`; or give it when connecting the Apple ID on Bitrise.",
    "fixed": "- deploy-to-itunesconnect-application-loader@2:\n    inputs:\n    - itunescon_user: ci@example.com\n    - app_password: $APP_SPECIFIC_PASSWORD\n"
  },
  "credentials/none": {
    "severities": [
      "error",
      "warning",
      "info"
    ],
    "what": "Nothing that the step would take is configured.",
    "why": "Most steps fail then. fastlane goes on without credentials, which is right for lanes that build and test only. Where `connection: \"off\"` asks for that, or the version takes no credentials from anywhere, it is said for information.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-deliver@2: {}\n"
      }
    ],
    "fix": "Connect an account and assign it to the app, or give the step its own credentials. `stepauth explain deliver` shows what a step takes.",
    "fixed": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - api_key_path: file://./AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
  },
  "credentials/in-environment": {
    "severities": [
      "info"
    ],
    "what": "The step hands over nothing, and its tool finds credentials in its environment by itself.",
    "why": "fastlane reads `FASTLANE_USER`, `FASTLANE_PASSWORD`, `FASTLANE_SESSION` and the variables of App Store Connect API keys wherever they were set: in the envs of the file, in secrets, by an earlier step. The lane then uses those, unless its Fastfile says otherwise.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "app:\n  envs:\n  - FASTLANE_USER: ci@example.com\n  - FASTLANE_PASSWORD: $APPLE_PASSWORD\nworkflows:\n  deploy:\n    steps:\n    - fastlane@3:\n        inputs:\n        - connection: \"off\"\n"
      }
    ],
    "fix": "Nothing, where the lane is meant to use them. Otherwise remove the variables, and connect an account or set the step's inputs."
  },
  "credentials/app-password-misplaced": {
    "severities": [
      "warning"
    ],
    "what": "The input for the Apple ID's own password holds an app-specific password.",
    "why": "The step logs in with it, and Apple takes app-specific passwords for uploads only.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
      },
      {
        "name": ".bitrise.secrets.yml",
        "content": "envs:\n- APPLE_PASSWORD: qwer-tzui-asdf-ghjk\n"
      }
    ],
    "fix": "Put it into `app_password`, and the Apple ID's own password into `password`.",
    "fixed": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - app_password: $APPLE_PASSWORD\n"
  },
  "credentials/app-password-form": {
    "severities": [
      "warning"
    ],
    "what": "The input for the app-specific password holds something else.",
    "why": "App-specific passwords are four groups of four letters. The Apple ID's own password does not work for uploads.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - app_password: $APPLE_PASSWORD\n"
      },
      {
        "name": ".bitrise.secrets.yml",
        "content": "envs:\n- APPLE_PASSWORD: made-up\n"
      }
    ],
    "fix": "Make an app-specific password at account.apple.com.",
    "fixed": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
  },
  "credentials/apple-id-form": {
    "severities": [
      "error"
    ],
    "what": "What is given as the Apple ID of an account is none: a number, several addresses, or an address in quotes.",
    "why": "Apple calls two things an Apple ID: the number of an app, and the address that an account logs in with. The inputs for a login want the address, and one alone.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - apple_id: \"1389635943\"\n    - password: $APPLE_PASSWORD\n"
      }
    ],
    "fix": "Give the address of the account.",
    "fixed": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
  },
  "credentials/line-break": {
    "severities": [
      "error"
    ],
    "what": "A password ends in a line break.",
    "why": "The steps take the spaces and line breaks off every other input, but not off the password: it may hold any. So Apple is asked with one character too many.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
      },
      {
        "name": ".bitrise.secrets.yml",
        "content": "envs:\n- APPLE_PASSWORD: |\n    made-up\n"
      }
    ],
    "fix": "Remove the line break."
  },
  "credentials/unusable": {
    "severities": [
      "error"
    ],
    "what": "A credential holds a NUL character, which no program can be given.",
    "why": "Neither arguments nor variables can carry it. It comes from a file in another encoding, or from a broken export.",
    "example": "`stepauth exec fastlane --account account.json -- true`",
    "files": [
      {
        "name": "account.json",
        "content": "{ \"apple_id\": \"ci@example.com\", \"password\": \"made\\u0000up\" }\n"
      }
    ],
    "fix": "Enter the credential again."
  },
  "files/unwritable": {
    "severities": [
      "error"
    ],
    "what": "A file with credentials can't be written.",
    "why": "`exec` writes the private key into a new folder of its own, among the temporary files.",
    "example": "`TMPDIR=/no-such-folder stepauth exec fastlane -i api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 -i api_key_path=AuthKey_2X9R4HXF34.p8 -- true`",
    "files": [],
    "fix": "Check that the folder that `TMPDIR` names exists, may be written to and has room."
  },
  "policy/shipped-differs": {
    "severities": [
      "warning",
      "info"
    ],
    "what": "The build does something else than the documentation promises: the released step of this version decides differently.",
    "why": "The documentation says that step inputs override the connected account. The released steps take the connected account first. The build will do what the released step does. Where the account was not looked at, an info says that it would differ if one were connected.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
      }
    ],
    "fix": "Say what you mean, so that both agree: `connection: \"off\"` for the inputs, or remove the inputs. The preview shows both. See precedence.",
    "fixed": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
  },
  "step/changed": {
    "severities": [
      "error",
      "warning",
      "info"
    ],
    "what": "A step gets something else than before, or comes or goes.",
    "why": "`stepauth diff` compares two files, or one under two accounts, policies or versions. An error is a step that fails in the build and did not, a warning one that logs in otherwise there; what changes as documented alone, and steps that come or go, are for information. Only the formats `github` and `sarif` have findings for changes: the others show what was and what is.",
    "example": "`stepauth diff HEAD~1:bitrise.yml bitrise.yml --format github`",
    "files": [],
    "fix": "Nothing, where the change is meant. Otherwise `stepauth preview` says what decides, and `stepauth explain STEP` what the step may decide."
  },
  "step/deprecated": {
    "severities": [
      "warning"
    ],
    "what": "The step library has marked the step as deprecated.",
    "why": "It gets no more fixes, and may stop working when Apple changes something.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- ios-auto-provision@2: {}\n"
      }
    ],
    "fix": "Use the successor that the message names."
  },
  "step/version-unknown": {
    "severities": [
      "warning"
    ],
    "what": "stepauth does not know this version of the step, and treats it as the nearest that it knows.",
    "why": "The rules of that version may differ. A newer version than the newest known counts as the newest. So does a branch or a commit of the step's repository, and its code may be anything.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@99: {}\n"
      }
    ],
    "fix": "Check the spelling of the version, and update stepauth. In place of a branch, name a tag.",
    "fixed": "- fastlane@3: {}\n"
  },
  "step/reference-invalid": {
    "severities": [
      "error"
    ],
    "what": "The Bitrise CLI can't tell from the reference which step is meant.",
    "why": "The build stops before it starts.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@latest: {}\n"
      }
    ],
    "fix": "Write `step-id`, `step-id@3`, `step-id@3.4` or `step-id@3.4.0`; for a repository `git::https://...@branch`; for a folder `path::./folder`.",
    "fixed": "- fastlane: {}\n"
  },
  "step/not-covered": {
    "severities": [
      "info"
    ],
    "what": "A step that talks to Apple, or may, and of which stepauth can't say what it gets.",
    "why": "stepauth has no adapter for it, or its code may be anything: a step of this repository or of another one, a fork of a known step, a step of another step library, a step that runs a file. The summary counts such steps, and a workflow that has one is never said to have no step that talks to Apple. Steps of the step library that have nothing to do with Apple are not named.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "- git::https://github.com/example/steps-fastlane.git@main: {}\n"
      }
    ],
    "fix": "Use the step of the step library where it would do. For a step of your own, write an adapter whose `repositories` name it (`owner/name`, or `path::./folder`), and give it with `--adapter`.",
    "fixed": "- fastlane@3: {}\n"
  },
  "step/unknown": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The step library has no step with this ID.",
    "why": "The build fails when it comes to the step. It is an error where a step of nearly that name exists; else a warning, because the step may be newer than stepauth's list of the library, whose day the message gives.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlan@3: {}\n"
      }
    ],
    "fix": "Correct the ID. A step that is no part of the step library is named by its repository or folder: `git::https://...@branch`, `path::./folder`.",
    "fixed": "- fastlane@3: {}\n"
  },
  "step/script-not-connected": {
    "severities": [
      "warning",
      "info"
    ],
    "what": "A script step starts a tool that logs in to Apple (fastlane, altool, notarytool, iTMSTransporter, xcodebuild with `-allowProvisioningUpdates` or a key, `eas submit`, app-store-connect), and no step hands it credentials.",
    "why": "Only the steps for Apple read the connected account. A script has nothing but the variables of the workflow. It is an info where the lane may not talk to Apple at all, where the script brings credentials of its own, which stepauth does not look at, and where an old version of a step before it exports its 2FA session. altool looks up a password that is written `@env:NAME` or `@keychain:NAME`; notarytool takes that text for the password.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- script@1:\n    inputs:\n    - content: bundle exec fastlane pilot upload\n"
      }
    ],
    "fix": "Start the tool through `stepauth exec`, or use the step for it.",
    "fixed": "- script@1:\n    inputs:\n    - content: stepauth exec fastlane -- bundle exec fastlane pilot upload\n"
  },
  "env/collision": {
    "severities": [
      "warning",
      "info"
    ],
    "what": "A variable that is set around the step meets one that the step hands to its tool.",
    "why": "Either the step replaces it, so that it has no effect; or the tool prefers it, so that the credentials that were chosen have none.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "app:\n  envs:\n  - FASTLANE_USER: somebody@example.com\nworkflows:\n  deploy:\n    steps:\n    - fastlane@3:\n        inputs:\n        - apple_id: ci@example.com\n        - password: $APPLE_PASSWORD\n"
      }
    ],
    "fix": "Set credentials in one place: as inputs of the step or as connected account.",
    "fixed": "workflows:\n  deploy:\n    steps:\n    - fastlane@3:\n        inputs:\n        - apple_id: ci@example.com\n        - password: $APPLE_PASSWORD\n"
  },
  "variable/unset": {
    "severities": [
      "warning",
      "info"
    ],
    "what": "An input mentions a variable of which it is certain that it is empty: nothing sets it, it is a secret that pull-request builds do not get, or it is set to nothing.",
    "why": "The Bitrise CLI puts an empty text in the place of such a variable and says nothing, so the step decides as if the input were empty. A name that is set, and near, is most likely what was meant: then it is a warning. Contexts says when stepauth is certain.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - api_key_path: $BITRISEIO_ASC_KEY_URL\n    - api_issuer: $ASC_ISSUER_ID\n"
      },
      {
        "name": ".bitrise.secrets.yml",
        "content": "envs:\n- ASC_ISSUER: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Write the name under which it is set, or set it: as a Secret of the app on Bitrise, and in the secrets file for previews.",
    "fixed": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - api_key_path: $BITRISEIO_ASC_KEY_URL\n    - api_issuer: $ASC_ISSUER\n"
  },
  "secret/in-clear": {
    "severities": [
      "warning"
    ],
    "what": "A password, a private key or another secret is written in the file.",
    "why": "Everybody who can read the repository has it, now and in every copy of its history.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: tr0ub4dor-and-3\n"
      }
    ],
    "fix": "Change it with Apple first. Then store the new one as a Secret on Bitrise, and write its name here.",
    "fixed": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
  },
  "secret/in-log": {
    "severities": [
      "error"
    ],
    "what": "The private key itself stands where its path belongs, and the released step prints it into the log of the build.",
    "why": "The signing steps take what is no https address for the path of a file. There is none of that name, and their message repeats it: the whole key, for everybody who can read the log.",
    "example": "`stepauth resolve xcode-archive --policy shipped --input automatic_code_signing=api-key --input api_key_id=2X9R4HXF34 --input api_key_issuer_id=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 --input api_key_path=@file:key.txt` with",
    "files": [
      {
        "name": "key.txt",
        "content": "-----BEGIN PRIVATE KEY----- (the key)\n"
      }
    ],
    "fix": "Revoke the key in App Store Connect: it is no secret any more. Put the new one into Bitrise's file storage, and give its address, or the path of the file."
  },
  "lane/fails": {
    "severities": [
      "error"
    ],
    "what": "A lane of fastlane fails before its end.",
    "why": "`stepauth lane` follows the lane as fastlane would run it, with what the environment, the Appfile and the step give it. The finding stands at the action that stops it. Which key will my lane use? says what decides.",
    "example": "`stepauth lane beta` with",
    "files": [
      {
        "name": "fastlane/Fastfile",
        "content": "lane :beta do\n  pilot\nend\n"
      }
    ],
    "fix": "Do what the finding says; `stepauth explain fastlane` and `--as-step fastlane` show what the step hands over."
  },
  "lane/limit": {
    "severities": [
      "info"
    ],
    "what": "A lane of fastlane goes deeper, or on for longer, than is followed.",
    "why": "Nothing of a Fastfile is run, and whatever stands in it, there is an answer soon: a bounded number of steps, of constructs in one another, and of ways that only the run can choose between.",
    "example": "`stepauth lane beta` with",
    "files": [
      {
        "name": "fastlane/Fastfile",
        "content": "lane :beta do\n  loop { @rounds = @rounds.to_i + 1 }\nend\n"
      }
    ],
    "fix": "Give the credentials before what can't be followed, or in a lane of its own."
  },
  "yaml/syntax": {
    "severities": [
      "error"
    ],
    "what": "The file is not valid YAML.",
    "why": "The Bitrise CLI can't read it either. The place shown is where a bracket or quote opens that is never closed, or else where reading failed; the cause may then be some lines above. Only the first place is shown: what follows it may be nothing but its consequence.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "bitrise.yml",
        "content": "format_version: \"17\"\nworkflows:\n  deploy:\n    title: \"App Store\n"
      }
    ],
    "fix": "Look for a quote or bracket that is not closed, a tab, or indentation that does not line up.",
    "fixed": "format_version: \"17\"\nworkflows:\n  deploy:\n    title: \"App Store\"\n"
  },
  "yaml/not-a-mapping": {
    "severities": [
      "error"
    ],
    "what": "The file is YAML, but not the keys with values that a workflow file is made of.",
    "why": "It may be empty, a list, or another kind of file.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "bitrise.yml",
        "content": "- fastlane\n- deliver\n"
      }
    ],
    "fix": "A workflow file has keys such as `format_version` and `workflows` at its top level."
  },
  "yaml/limit": {
    "severities": [
      "error"
    ],
    "what": "The file is larger or deeper than stepauth reads.",
    "why": "A file can be small and mean gigabytes: aliases of aliases multiply. stepauth stops at 2 MiB of text, 200 levels, and a bounded number of values.",
    "example": "`stepauth preview` with 300 lists in one another",
    "files": [
      {
        "name": "",
        "content": "awk 'BEGIN { printf \"format_version: \"; for (i = 0; i < 300; i++) printf \"[\"; }' > bitrise.yml\n"
      }
    ],
    "fix": "Split the file with `include`, and replace aliases by step bundles."
  },
  "yaml/unquoted": {
    "severities": [
      "warning",
      "error"
    ],
    "what": "A value without quotes reaches the step as another text.",
    "why": "YAML reads some words as truth values or numbers: `no` becomes `false`, `012` becomes `10`, `1e5` becomes `100000`. The step gets that text. It is an error where the step or its tool fails for it.",
    "example": "`stepauth preview --account api-key` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - app_id: 0123456\n"
      }
    ],
    "fix": "Put the value in quotes.",
    "fixed": "- deploy-to-itunesconnect-deliver@2:\n    inputs:\n    - app_id: \"0123456\"\n"
  },
  "value/not-replaced": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "A value that was to be replaced by another reaches the step as it is written.",
    "why": "The Bitrise CLI replaces `$NAME` and `${NAME}` and nothing else: what GitHub Actions, Azure Pipelines, a Windows shell or Ruby would replace is a text to it like any other, a template is one only where `is_template: true` says so, and with `is_expand: false` not even `$NAME` is replaced. It is an error where the credentials are made of it. What else would be said of such a value is left out.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - api_key_path: ${{ secrets.KEY_PATH }}\n    - api_issuer: $ASC_ISSUER\n"
      }
    ],
    "fix": "Write `$NAME`, and define the variable on Bitrise or in the file.",
    "fixed": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - api_key_path: $KEY_PATH\n    - api_issuer: $ASC_ISSUER\n"
  },
  "value/shortened": {
    "severities": [
      "warning"
    ],
    "what": "A part of a value is lost on its way to the step.",
    "why": "In a value, the Bitrise CLI takes a `$` for the start of a variable, YAML takes a `#` behind a space for a comment and a `!` in front for a tag, and a dotenv file takes a `#` for a comment wherever it stands. None of them says so, and what is left of a password is refused by Apple.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
      },
      {
        "name": ".bitrise.secrets.yml",
        "content": "envs:\n- APPLE_PASSWORD: made$$up\n"
      }
    ],
    "fix": "Put the value in single quotes; for a `$`, write `opts: {is_expand: false}` below it."
  },
  "workflow/invalid": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The file is YAML, and the Bitrise CLI would refuse it as a workflow file; or it would take it and not do what it says (a warning).",
    "why": "The build fails before its first step, or ignores what is written.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "workflows:\n  deploy:\n    steps:\n    - fastlane@3\n"
      }
    ],
    "fix": "The message says what is expected.",
    "fixed": "workflows:\n  deploy:\n    steps:\n    - fastlane@3: {}\n"
  },
  "workflow/unknown": {
    "severities": [
      "error"
    ],
    "what": "A workflow is mentioned that does not exist.",
    "why": "The Bitrise CLI refuses the whole file then, also for workflows that do not need the missing one.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "workflows:\n  deploy:\n    before_run: [_setpu]\n  _setup: {}\n"
      }
    ],
    "fix": "Correct the name; the message proposes the nearest. If it is defined in another file, include that.",
    "fixed": "workflows:\n  deploy:\n    before_run: [_setup]\n  _setup: {}\n"
  },
  "workflow/cycle": {
    "severities": [
      "error"
    ],
    "what": "Workflows run each other in a circle by `before_run` and `after_run`, or step bundles contain each other.",
    "why": "The run would never end; the Bitrise CLI refuses the file.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "workflows:\n  deploy:\n    before_run: [test]\n  test:\n    after_run: [deploy]\n"
      }
    ],
    "fix": "Remove one mention of the chain that the message shows. Steps that both need belong in a third workflow.",
    "fixed": "workflows:\n  deploy:\n    before_run: [test]\n  test: {}\n"
  },
  "workflow/limit": {
    "severities": [
      "error"
    ],
    "what": "The workflow is larger than is worked out: more than 10 000 steps, or values of more than 256 KiB.",
    "why": "The Bitrise CLI has limits of its own for the environment of a step (256 KiB), and fails beyond them.",
    "example": "`stepauth preview` with a variable of 300 000 characters",
    "files": [
      {
        "name": "",
        "content": "{\n  echo 'format_version: \"17\"'\n  echo 'default_step_lib_source: https://github.com/bitrise-io/bitrise-steplib.git'\n  echo 'app: { envs: [{ NOTES: \"'\"$(head -c 300000 /dev/zero | tr '\\0' x)\"'\" }] }'\n  echo 'workflows: { deploy: { steps: [{ fastlane@3: {} }] } }'\n} > bitrise.yml\n"
      }
    ],
    "fix": "Put long texts into a file, and its path into the variable."
  },
  "workflow/key-ignored": {
    "severities": [
      "warning"
    ],
    "what": "A key that means nothing where it stands.",
    "why": "The Bitrise CLI passes over keys that it does not know, without a word: what is written there is not part of the build.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    apple_id: ci@example.com\n    inputs:\n    - lane: beta\n"
      }
    ],
    "fix": "Correct the key. An input of a step is an item of `inputs`.",
    "fixed": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - lane: beta\n"
  },
  "workflow/bundle-values-shared": {
    "severities": [
      "warning"
    ],
    "what": "The Bitrise CLI gives the steps of a bundle the values of another bundle that stands after it.",
    "why": "This is how the CLI keeps the variables of nested bundles in memory; it happens with certain numbers of inputs and variables only. The preview shows what the CLI does, not what the file says.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "step_bundles:\n  release:\n    inputs: [{ A: a }, { B: b }, { C: c }]\n    steps:\n    - bundle::beta: {}\n    - bundle::store: {}\n  beta:\n    inputs: [{ LANE: beta }]\n    steps:\n    - fastlane@3: { inputs: [{ lane: $LANE }] }\n  store:\n    inputs: [{ NOTES: notes.txt }]\n    steps:\n    - fastlane@3: { inputs: [{ lane: store }] }\nworkflows:\n  deploy:\n    steps:\n    - bundle::release: {}\n"
      }
    ],
    "fix": "Give the outer bundle one input or variable more or less, or move a bundle out of it."
  },
  "include/failed": {
    "severities": [
      "error"
    ],
    "what": "A file that is named under `include` can't be read, or the Bitrise CLI would not read it.",
    "why": "What it defines is missing, so the preview is not complete, and the build fails.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "include:\n- path: ci/steps.yml\nworkflows:\n  deploy: {}\n"
      }
    ],
    "fix": "Check the path: it counts from the repository's root, not from the file with the `include`."
  },
  "include/not-previewable": {
    "severities": [
      "info"
    ],
    "what": "The file includes a file of another repository.",
    "why": "stepauth does not clone repositories. The build will have what is defined there; the preview does not.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "include:\n- path: ci/steps.yml\n  repository: shared-workflows\n  branch: main\nworkflows:\n  deploy: {}\n"
      }
    ],
    "fix": "Nothing, if you know what is in it. Otherwise preview a copy in which the file is included by its path."
  },
  "include/outside-root": {
    "severities": [
      "error"
    ],
    "what": "An included path leads out of the repository.",
    "why": "The Bitrise CLI reads files below the repository's root only, and so does stepauth.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "include:\n- path: ../shared/steps.yml\nworkflows:\n  deploy: {}\n"
      }
    ],
    "fix": "Move the file into the repository, or include it by `repository`. If stepauth took the wrong folder for the root, name it with `--root`."
  },
  "suppression/reason-missing": {
    "severities": [
      "warning"
    ],
    "what": "A comment silences a finding and does not say why.",
    "why": "Whoever reads it later can't tell whether the reason still holds.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- ios-auto-provision@2: {} # stepauth-ignore: step/deprecated\n"
      }
    ],
    "fix": "Write the reason behind two dashes.",
    "fixed": "- ios-auto-provision@2: {} # stepauth-ignore: step/deprecated -- replaced in the autumn release\n"
  },
  "suppression/unused": {
    "severities": [
      "info"
    ],
    "what": "A comment silences a finding that is not there.",
    "why": "It was fixed, it is on another line, or its code is misspelled. Left in place, the comment hides the next one.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {} # stepauth-ignore: step/deprecated -- replaced in the autumn release\n"
      }
    ],
    "fix": "Remove the comment, or correct the code.",
    "fixed": "- fastlane@3: {}\n"
  },
  "request/not-json": {
    "severities": [
      "error"
    ],
    "what": "A line of `resolve --jsonl` is not JSON.",
    "why": "It can't be answered. The others are; the exit code stays 0, and the bad lines are counted on standard error.",
    "example": "`stepauth resolve --jsonl` with",
    "files": [
      {
        "name": "",
        "content": "step: fastlane\n"
      }
    ],
    "fix": "Write each request as one line of JSON, without line breaks within. See the protocol."
  },
  "request/invalid": {
    "severities": [
      "error"
    ],
    "what": "A line of `resolve --jsonl` is JSON, but not a request.",
    "why": "A member is missing or has the wrong type. Inputs are always texts, as in a build: `\"no\"`, not `false`.",
    "example": "`stepauth resolve --jsonl` with",
    "files": [
      {
        "name": "",
        "content": "{\"id\": 1, \"step\": \"fastlane\", \"inputs\": {\"connection\": false}}\n"
      }
    ],
    "fix": "Correct the member that the message names. See the protocol."
  },
  "request/unknown-step": {
    "severities": [
      "error"
    ],
    "what": "A request names a step that no adapter knows.",
    "why": "stepauth knows the rules of nine steps.",
    "example": "`stepauth resolve --jsonl` with",
    "files": [
      {
        "name": "",
        "content": "{\"id\": 1, \"step\": \"xcode-test\", \"inputs\": {}}\n"
      }
    ],
    "fix": "Use one of the step IDs that the message lists, or the short name of an adapter such as `deliver`."
  },
  "request/too-long": {
    "severities": [
      "error"
    ],
    "what": "A line of `resolve --jsonl` is longer than 4 MiB.",
    "why": "Lines are read whole, and memory is bounded. The line is skipped, the next one is answered.",
    "example": "`head -c 5000000 /dev/zero | stepauth resolve --jsonl`",
    "files": [],
    "fix": "Send the connected account as `document` once per request, and nothing else that is large: keys and documents are a few KiB."
  },
  "config/syntax": {
    "severities": [
      "error"
    ],
    "what": "`stepauth.yml` is not valid YAML.",
    "why": "Nothing of it is used then.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "policy: shipped\npolicy: inputs-first\n"
      }
    ],
    "fix": "Correct the line shown. A key can stand in a mapping once only.",
    "fixed": "policy: inputs-first\n"
  },
  "config/limit": {
    "severities": [
      "error"
    ],
    "what": "`stepauth.yml` is larger or deeper than is read.",
    "why": "A file for people has some hundred lines. What is far larger is another file, or made to do harm.",
    "example": "`stepauth preview --config stepauth.yml` with 60 lists in one another",
    "files": [
      {
        "name": "",
        "content": "awk 'BEGIN { printf \"ignore: \"; for (i = 0; i < 60; i++) printf \"[\"; }' > stepauth.yml\n"
      },
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      }
    ],
    "fix": "Check that the right file is named."
  },
  "config/invalid": {
    "severities": [
      "error"
    ],
    "what": "A value in `stepauth.yml` is not one that its key takes.",
    "why": "It is not used; what the rest of the file says is.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "policy: input-first\n"
      }
    ],
    "fix": "Write one of the values that the message lists.",
    "fixed": "policy: inputs-first\n"
  },
  "config/unknown-key": {
    "severities": [
      "error"
    ],
    "what": "`stepauth.yml` has a key that does not exist.",
    "why": "It has no effect. Most often it is a typing mistake, or stands a level too deep.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "polcy: inputs-first\n"
      }
    ],
    "fix": "Correct or remove it.",
    "fixed": "policy: inputs-first\n"
  },
  "config/unknown-code": {
    "severities": [
      "warning"
    ],
    "what": "`ignore` names a diagnostic that does not exist.",
    "why": "Nothing is ignored by it.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "ignore: [step/depreciated]\n"
      }
    ],
    "fix": "Correct the code; this page lists all of them.",
    "fixed": "ignore: [step/deprecated]\n"
  },
  "config/secret-in-clear": {
    "severities": [
      "error"
    ],
    "what": "`stepauth.yml` holds a secret itself.",
    "why": "The file belongs in the repository, where everybody can read it. It says where a secret is, never what it is.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "accounts:\n- { name: jane, type: apple-id, appleId: jane@example.com, password: made-up }\napps:\n  my-app: { appleId: jane }\n"
      }
    ],
    "fix": "Write `{ env: NAME }` or `{ path: FILE }` in its place. If the file was shared, change the secret with Apple.",
    "fixed": "accounts:\n- { name: jane, type: apple-id, appleId: jane@example.com, password: { env: APPLE_PASSWORD } }\napps:\n  my-app: { appleId: jane }\n"
  },
  "config/account-incomplete": {
    "severities": [
      "error"
    ],
    "what": "An account lacks fields without which it can't be connected.",
    "why": "Bitrise does not take half an account either. Apps that it is assigned to get nothing.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "accounts:\n- { name: acme, type: api-key, keyId: 2X9R4HXF34 }\n"
      }
    ],
    "fix": "Add what the message names: an API key needs `issuerId`, `keyId` and `privateKey`, an Apple ID `appleId` and `password`.",
    "fixed": "accounts:\n- { name: acme, type: api-key, issuerId: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22, keyId: 2X9R4HXF34, privateKey: { path: AuthKey_2X9R4HXF34.p8 } }\napps:\n  my-app: { apiKey: acme }\n"
  },
  "config/account-duplicate": {
    "severities": [
      "error"
    ],
    "what": "Two accounts have the same name.",
    "why": "Apps assign accounts by name; the second could never be meant.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "accounts:\n- { name: acme, type: api-key, issuerId: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22, keyId: 2X9R4HXF34, privateKey: { path: AuthKey_2X9R4HXF34.p8 } }\n- { name: acme, type: apple-id, appleId: jane@example.com, password: { env: APPLE_PASSWORD } }\n"
      }
    ],
    "fix": "Give each a name of its own.",
    "fixed": "accounts:\n- { name: acme, type: api-key, issuerId: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22, keyId: 2X9R4HXF34, privateKey: { path: AuthKey_2X9R4HXF34.p8 } }\n- { name: jane, type: apple-id, appleId: jane@example.com, password: { env: APPLE_PASSWORD } }\n"
  },
  "config/account-unknown": {
    "severities": [
      "error"
    ],
    "what": "An app names an account that is not defined, or that is of the other kind.",
    "why": "The app gets nothing from it.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "accounts:\n- { name: acme, type: api-key, issuerId: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22, keyId: 2X9R4HXF34, privateKey: { path: AuthKey_2X9R4HXF34.p8 } }\napps:\n  my-app: { apiKey: acne }\n"
      }
    ],
    "fix": "Correct the name. `apiKey` takes accounts of type `api-key`, `appleId` those of type `apple-id`.",
    "fixed": "accounts:\n- { name: acme, type: api-key, issuerId: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22, keyId: 2X9R4HXF34, privateKey: { path: AuthKey_2X9R4HXF34.p8 } }\napps:\n  my-app: { apiKey: acme }\n"
  },
  "config/second-apple-id": {
    "severities": [
      "error"
    ],
    "what": "One person has two Apple IDs.",
    "why": "On Bitrise, a person can connect any number of API keys, and one Apple ID. The second is not used.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "accounts:\n- { name: jane, type: apple-id, person: jane, appleId: jane@example.com, password: { env: APPLE_PASSWORD } }\n- { name: ci, type: apple-id, person: jane, appleId: ci@example.com, password: { env: APPLE_PASSWORD } }\n"
      }
    ],
    "fix": "Remove one, or correct `person`.",
    "fixed": "accounts:\n- { name: jane, type: apple-id, person: jane, appleId: jane@example.com, password: { env: APPLE_PASSWORD } }\n"
  },
  "config/not-assignable": {
    "severities": [
      "error"
    ],
    "what": "An account is assigned to an app, and Bitrise would not allow that.",
    "why": "An account can be used by an app only if its person is the owner or an admin of the app. Where `roles` is left out, nothing is checked.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "accounts:\n- { name: jane, type: apple-id, person: jane, appleId: jane@example.com, password: { env: APPLE_PASSWORD } }\napps:\n  my-app: { roles: { jane: developer }, appleId: jane }\n"
      }
    ],
    "fix": "Let the person become an admin of the app, or assign an account of somebody who is.",
    "fixed": "accounts:\n- { name: jane, type: apple-id, person: jane, appleId: jane@example.com, password: { env: APPLE_PASSWORD } }\napps:\n  my-app: { roles: { jane: admin }, appleId: jane }\n"
  },
  "config/reference-unread": {
    "severities": [
      "error"
    ],
    "what": "A variable or file that `stepauth.yml` refers to is not there, or is empty.",
    "why": "The account lacks its secret then. Secrets are read only from a file that was named with `--config` or `--account`.",
    "example": "`stepauth preview --config stepauth.yml` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "accounts:\n- { name: jane, type: apple-id, appleId: jane@example.com, password: { env: NOT_SET_ANYWHERE } }\napps:\n  my-app: { appleId: jane }\n"
      }
    ],
    "fix": "Set the variable where stepauth runs, or correct the path: it counts from the folder of `stepauth.yml`."
  },
  "config/adapters-ignored": {
    "severities": [
      "warning"
    ],
    "what": "A `stepauth.yml` that was found beside the workflow file names adapters, and they are not loaded.",
    "why": "An adapter is code. A file that was merely found may be a stranger's, so it runs none; the steps of its adapters are not known then.",
    "example": "`stepauth preview --account both` beside",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "adapters: [./my-step.mjs]\n"
      }
    ],
    "fix": "Name the file: `stepauth preview --config stepauth.yml`."
  },
  "config/adapter-failed": {
    "severities": [
      "error"
    ],
    "what": "A module under `adapters` can't be loaded, or exports no adapter.",
    "why": "Its steps are not known then.",
    "example": "`stepauth preview --config stepauth.yml`",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "adapters: [./not-there.mjs]\n"
      }
    ],
    "fix": "Run the module alone with `node` to see what is wrong. It must export what `defineStepAdapter` returns."
  },
  "config/context-local": {
    "severities": [
      "warning"
    ],
    "what": "A `stepauth.yml` that was merely found says `context: local`.",
    "why": "In that context the environment of your own process is the base, and any workflow file shows what is in it. Such a file may be a stranger's, so the preview stays with `ci`.",
    "example": "`stepauth preview --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3: {}\n"
      },
      {
        "name": "stepauth.yml",
        "content": "context: local\n"
      }
    ],
    "fix": "Say `--context local`, or name the file with `--config`."
  },
  "export/failed": {
    "severities": [
      "error"
    ],
    "what": "The credentials could not be handed to the steps after this one.",
    "why": "`stepauth export --to envman` gives them to Bitrise's envman, which must be there, and refuses values that are too long.",
    "example": "`stepauth export fastlane --to envman --dir credentials -i api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 -i api_key_path=AuthKey_2X9R4HXF34.p8` where there is no envman",
    "files": [],
    "fix": "Run it in a step of a Bitrise build, or use `--to dotenv`."
  },
  "token/apple-id": {
    "severities": [
      "error"
    ],
    "what": "A token was asked for, and the credentials are an Apple ID.",
    "why": "Tokens for the App Store Connect API are signed with the private key of an API key.",
    "example": "`stepauth token --account account.json` with",
    "files": [
      {
        "name": "account.json",
        "content": "{ \"apple_id\": \"ci@example.com\", \"password\": \"made-up\" }\n"
      }
    ],
    "fix": "Connect an API key, or give one as inputs."
  },
  "clock/implausible": {
    "severities": [
      "error"
    ],
    "what": "The clock of the machine shows a time that can't be right.",
    "why": "Tokens carry the time, and Apple refuses those of another day.",
    "example": "`stepauth doctor`",
    "files": [],
    "fix": "Set the clock; on a CI machine, let it be synchronised."
  },
  "clock/skewed": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "The clock of the machine differs from Apple's.",
    "why": "A token lives 20 minutes at most. If the clock is late by more, every token has ended before it arrives; if it is early, it is not valid yet.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Let the clock be synchronised."
  },
  "tool/xcode-too-old": {
    "severities": [
      "error"
    ],
    "what": "The Xcode of this machine is too old for the credentials.",
    "why": "altool takes API keys from Xcode 11 on.",
    "example": "`stepauth doctor application-loader --xcode 10.3 -i api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 -i api_key_path=AuthKey_2X9R4HXF34.p8`",
    "files": [],
    "fix": "Choose a newer Xcode (on Bitrise: a newer stack), or use an Apple ID."
  },
  "online/unauthorized": {
    "severities": [
      "error"
    ],
    "what": "Apple refuses the key.",
    "why": "It says so with status 401 and names no cause. What can be checked without Apple was checked before; what is left: the key was revoked, or key ID, issuer ID and private key do not belong together.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Compare key ID and issuer ID with App Store Connect. If all agree, make a new key."
  },
  "online/wrong-audience": {
    "severities": [
      "error"
    ],
    "what": "The key belongs to the other program: standard instead of Enterprise, or the other way round.",
    "why": "The two have servers of their own, and a key works with one of them.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Use a key of the team that owns the app, or correct `program` in `stepauth.yml`."
  },
  "online/agreement-missing": {
    "severities": [
      "error"
    ],
    "what": "Apple wants an agreement to be signed first.",
    "why": "While one is open, Apple refuses requests of the whole team. Only the account holder can sign it.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Let the account holder sign it in App Store Connect, under Business, or on developer.apple.com."
  },
  "online/role-missing": {
    "severities": [
      "error"
    ],
    "what": "The role of the key does not allow what was asked.",
    "why": "The key itself is fine. Each of Apple's roles allows some requests and not others.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Make a key with a role that allows it, and use that."
  },
  "online/role-needed": {
    "severities": [
      "info"
    ],
    "what": "The least role that the work of the step needs.",
    "why": "Nobody but Apple knows which role a key or an Apple ID has, and Apple says so only to a request that its role does not allow.",
    "example": "`stepauth doctor deliver -i api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 -i api_key_path=AuthKey_2X9R4HXF34.p8`",
    "files": [],
    "fix": "Compare it with the role in App Store Connect, under Users and Access."
  },
  "online/forbidden": {
    "severities": [
      "error"
    ],
    "what": "Apple refuses the request, for a reason that is neither the key's role nor an agreement.",
    "why": "Apple says 403 for much, and only its own words tell what is meant, so they are repeated: that no team is found for the key, that the membership has ended. Where it says nothing, something else may have answered, such as a proxy.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Do what the words say. Check that the key is of the team that is meant, and that the team's membership is active."
  },
  "online/no-apps": {
    "severities": [
      "info"
    ],
    "what": "Apple takes the key, and shows it no app.",
    "why": "A key of another team is a good key, and so is one whose access is limited to certain apps: both find nothing, and the build says that there is no such app.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Use a key of the team that owns the app, or give the key access to it. In a team without apps it is as it should be."
  },
  "online/rate-limited": {
    "severities": [
      "error"
    ],
    "what": "Apple answers no more requests for now.",
    "why": "Every key has a number of requests per hour. The key is fine.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Wait an hour, and find out what asks so often. A key of its own for each use helps."
  },
  "online/unreachable": {
    "severities": [
      "error"
    ],
    "what": "Apple could not be reached.",
    "why": "So nothing is known of the key. A proxy, a firewall, or a moment without network.",
    "example": "`stepauth doctor --online --api-url http://127.0.0.1:9 -i api_issuer=6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22 -i api_key_path=AuthKey_2X9R4HXF34.p8`",
    "files": [],
    "fix": "Try again, from the machine on which the build runs."
  },
  "online/unexpected": {
    "severities": [
      "error"
    ],
    "what": "Apple gave an answer that stepauth does not know.",
    "why": "Apple may have trouble, or something stands between: a proxy with a login page, for example.",
    "example": "`stepauth doctor --online`",
    "files": [],
    "fix": "Look at Apple's system status page, and try again."
  }
};
