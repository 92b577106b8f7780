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
  "inputs/connection-invalid": {
    "severities": [
      "error"
    ],
    "what": "`connection` has a value that this version of the step does not know. Most often it is `off` without quotes.",
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
    "why": "Whoever reads the workflow believes that the step uses it. Most often `connection` names the connected account, so that the inputs do not count, or the policy is `shipped` and the connected account wins.",
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
      "warning"
    ],
    "what": "This version of the step has no such input.",
    "why": "The Bitrise CLI drops it and says nothing. It may be misspelled, be the name that another step uses, or belong to a newer version.",
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
    "why": "Without the key there are no credentials, and the released steps don't look for others then. `preview` opens keys only with `--read-keys`; the other commands always do.",
    "example": "`stepauth preview --read-keys --account none` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - api_key_path: file://./no-such-folder/AuthKey_2X9R4HXF34.p8\n    - api_issuer: 6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\n"
      }
    ],
    "fix": "Check the path: it counts from the folder in which the build runs. If a key was pasted into the input, revoke it in App Store Connect and make a new one, because it is in the file's history now.",
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
      "error",
      "warning"
    ],
    "what": "The key ID has characters that no key ID has. As an error, it could not even be part of a file name.",
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
    "why": "Everybody on the way can read it, and can put another in its place. stepauth does not download it; the released steps do, so that under the policy `shipped` this is a warning.",
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
    "fix": "Keep steps that need Apple out of pull-request builds, for example with `run_if: \"{{not .IsPR}}\"` or a workflow of their own.",
    "fixed": "- fastlane@3:\n    run_if: \"{{not .IsPR}}\"\n    inputs:\n    - lane: test\n"
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
    "what": "The document with the connected account is not what it should be: no JSON, not an object, or a member of the wrong type.",
    "why": "The steps refuse it as a whole. fastlane and the deploy steps then go on as if nothing were connected. stepauth names the member that is wrong, never its value, and never prints the document; the released steps do.",
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
      "warning",
      "info"
    ],
    "what": "Accounts exist, and none of them is assigned to the app.",
    "why": "On Bitrise, connecting an account is not enough: every app must be told which of them it uses. A build of an app without one gets an empty answer.",
    "example": "`stepauth preview --account stepauth.yml --app my-app`",
    "files": [],
    "fix": "Assign an account to the app: on Bitrise in the app's settings, in `stepauth.yml` under `apps`."
  },
  "account/assumed": {
    "severities": [
      "info"
    ],
    "what": "stepauth knows nothing of the connected account, and shows what would happen if an API key and an Apple ID were connected.",
    "why": "What is shown may differ from the build. An assumed account has no values: its IDs read `assumed`.",
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
    "example": "`stepauth preview --account account.json` with",
    "files": [
      {
        "name": "",
        "content": "- deploy-to-itunesconnect-application-loader@2: {}\n"
      },
      {
        "name": "account.json",
        "content": "{ \"key_id\": \"2X9R4HXF34\", \"issuer_id\": \"6f1e3c58-2b0a-4d7e-9c41-0d5a8e7b1f22\", \"private_key\": \"made-up\", \"is_enterprise_account\": true }\n"
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
      "warning",
      "info"
    ],
    "what": "The step gets an Apple ID without a 2FA session.",
    "why": "Every Apple ID has two-factor authentication. Without a session Apple asks for a code, and nobody is there to type it. Inputs can't carry a session; only the connected account can. With an app-specific password uploads work all the same, so that then this is an info.",
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
    "fixed": "- deploy-to-itunesconnect-application-loader@2:\n    inputs:\n    - itunescon_user: ci@example.com\n    - password: $APPLE_PASSWORD\n    - app_password: $APP_SPECIFIC_PASSWORD\n"
  },
  "credentials/none": {
    "severities": [
      "error",
      "warning"
    ],
    "what": "Nothing that the step would take is configured.",
    "why": "Most steps fail then. fastlane goes on without credentials, which is right for lanes that build and test only.",
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
  "policy/shipped-differs": {
    "severities": [
      "warning",
      "info"
    ],
    "what": "The preview shows what the documentation promises, and the released step of this version does something else.",
    "why": "The documentation says that step inputs override the connected account. The released steps take the connected account first. The build will do what the released step does. Where the account was not looked at, an info says that it would differ if one were connected.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@3:\n    inputs:\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
      }
    ],
    "fix": "Say what you mean, so that both agree: `connection: \"off\"` for the inputs, or remove the inputs. `--policy shipped` shows what the released step does. See precedence.",
    "fixed": "- fastlane@3:\n    inputs:\n    - connection: \"off\"\n    - apple_id: ci@example.com\n    - password: $APPLE_PASSWORD\n"
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
    "why": "The rules of that version may differ. A newer version than the newest known counts as the newest, a branch of the step's repository too.",
    "example": "`stepauth preview --account both` with",
    "files": [
      {
        "name": "",
        "content": "- fastlane@99: {}\n"
      }
    ],
    "fix": "Check the spelling of the version, and update stepauth.",
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
  "step/script-not-connected": {
    "severities": [
      "info",
      "warning"
    ],
    "what": "A script step runs fastlane or altool, and no step hands it credentials.",
    "why": "Only Apple's own steps read the connected account. A script has nothing but the variables of the workflow.",
    "example": "`stepauth preview` with",
    "files": [
      {
        "name": "",
        "content": "- script@1:\n    inputs:\n    - content: bundle exec fastlane beta\n"
      }
    ],
    "fix": "Run the tool through `stepauth exec fastlane -- bundle exec fastlane beta`, or use the step `fastlane`."
  },
  "yaml/syntax": {
    "severities": [
      "error"
    ],
    "what": "The file is not valid YAML.",
    "why": "The Bitrise CLI can't read it either. The place shown is where reading failed; the cause may be some lines above.",
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
    "fix": "Remove one mention of the chain that the message shows. Steps that both need belong into a third workflow.",
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
    "why": "stepauth knows the rules of five steps.",
    "example": "`stepauth resolve --jsonl` with",
    "files": [
      {
        "name": "",
        "content": "{\"id\": 1, \"step\": \"xcode-archive\", \"inputs\": {}}\n"
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
  }
};
