// Generated from docs/auth-types.md. Do not edit: change that page, then run `pnpm vitest run -u`.
import type { AuthTypeTable } from "./row.js";

/** The auth-type table by step ID; the rows of a step are in the order of the page. */
export const authTypes = {
  "ios-auto-provision-appstoreconnect": [
    {
      "edition": "legacy",
      "name": "iOS Auto Provision with App Store Connect API Step",
      "wording": "App Store Connect API",
      "versions": "up to 0.1.x",
      "from": "0.0.0",
      "to": "0.1.999999",
      "automatic": [
        "api-key"
      ],
      "named": {},
      "inputs": [],
      "remark": ""
    },
    {
      "edition": "current",
      "name": "iOS Auto Provision with App Store Connect API Step",
      "wording": "API key authentication, API key authentication through Step inputs",
      "versions": "1.0.0 to 2.0.x",
      "from": "1.0.0",
      "to": "2.0.999999",
      "automatic": [
        "api-key"
      ],
      "named": {
        "api_key": "api-key"
      },
      "inputs": [
        "api-key"
      ],
      "remark": ""
    },
    {
      "edition": "current",
      "name": "iOS Auto Provision with App Store Connect API Step",
      "wording": "API key authentication, API key authentication through Step inputs",
      "versions": "2.1.0 to 2.1.1",
      "from": "2.1.0",
      "to": "2.1.1",
      "automatic": [
        "api-key"
      ],
      "named": {
        "api_key": "api-key",
        "apple-id": "apple-id",
        "enterprise-with-apple-id": "apple-id"
      },
      "inputs": [
        "api-key"
      ],
      "remark": "differs from the documentation: a connected Apple ID is taken when `connection` names it"
    },
    {
      "edition": "current",
      "name": "iOS Auto Provision with App Store Connect API Step",
      "wording": "API key authentication, API key authentication through Step inputs",
      "versions": "2.1.2 and up",
      "from": "2.1.2",
      "to": null,
      "automatic": [
        "api-key"
      ],
      "named": {
        "api_key": "api-key",
        "apple_id": "apple-id",
        "enterprise_with_apple_id": "apple-id",
        "apple-id": "apple-id",
        "enterprise-with-apple-id": "apple-id"
      },
      "inputs": [
        "api-key"
      ],
      "remark": "differs from the documentation: a connected Apple ID is taken when `connection` names it"
    }
  ],
  "ios-auto-provision": [
    {
      "edition": "legacy",
      "name": "iOS Auto Provision with Apple ID Step",
      "wording": "session-based",
      "versions": "up to 1.x",
      "from": "0.0.0",
      "to": "1.999999.999999",
      "automatic": [
        "apple-id"
      ],
      "named": {},
      "inputs": [],
      "remark": ""
    },
    {
      "edition": "current",
      "name": "iOS Auto Provision with Apple ID Step",
      "wording": "Apple ID authentication",
      "versions": "2.0.0 and up",
      "from": "2.0.0",
      "to": null,
      "automatic": [
        "apple-id"
      ],
      "named": {},
      "inputs": [],
      "remark": ""
    }
  ],
  "fastlane": [
    {
      "edition": "legacy",
      "name": "Fastlane Step",
      "wording": "session-based",
      "versions": "up to 2.3.x",
      "from": "0.0.0",
      "to": "2.3.999999",
      "automatic": [],
      "named": {},
      "inputs": [],
      "remark": "differs from the documentation: these versions set no authentication variable at all"
    },
    {
      "edition": "legacy",
      "name": "Fastlane Step",
      "wording": "session-based",
      "versions": "2.4.0 to 2.7.x",
      "from": "2.4.0",
      "to": "2.7.999999",
      "automatic": [
        "session"
      ],
      "named": {},
      "inputs": [],
      "remark": ""
    },
    {
      "edition": "current",
      "name": "Fastlane Step",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
      "versions": "3.0.0 and up",
      "from": "3.0.0",
      "to": null,
      "automatic": [
        "api-key",
        "apple-id"
      ],
      "named": {
        "api_key": "api-key",
        "apple_id": "apple-id"
      },
      "inputs": [
        "api-key",
        "apple-id"
      ],
      "remark": ""
    }
  ],
  "deploy-to-itunesconnect-deliver": [
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect Step",
      "wording": "session-based",
      "versions": "up to 2.14.x",
      "from": "0.0.0",
      "to": "2.14.999999",
      "automatic": [],
      "named": {},
      "inputs": [
        "apple-id"
      ],
      "remark": "differs from the documentation: the connected account is not read, so no 2FA session reaches deliver"
    },
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect Step",
      "wording": "session-based",
      "versions": "2.15.0 to 2.18.x",
      "from": "2.15.0",
      "to": "2.18.999999",
      "automatic": [
        "session"
      ],
      "named": {},
      "inputs": [
        "apple-id"
      ],
      "remark": ""
    },
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect Step",
      "wording": "session-based",
      "versions": "2.19.0 to 2.19.x",
      "from": "2.19.0",
      "to": "2.19.999999",
      "automatic": [
        "session"
      ],
      "named": {},
      "inputs": [
        "api-key",
        "apple-id"
      ],
      "remark": "differs from the documentation: an API key in the inputs is accepted too"
    },
    {
      "edition": "current",
      "name": "Deploy to iTunes Connect Step",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
      "versions": "2.20.0 and up",
      "from": "2.20.0",
      "to": null,
      "automatic": [
        "api-key",
        "apple-id"
      ],
      "named": {
        "api_key": "api-key",
        "apple_id": "apple-id"
      },
      "inputs": [
        "api-key",
        "apple-id"
      ],
      "remark": ""
    }
  ],
  "deploy-to-itunesconnect-application-loader": [
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect - Application Loader Step",
      "wording": "App Store Connect API or session-based",
      "versions": "up to 0.9.x",
      "from": "0.0.0",
      "to": "0.9.999999",
      "automatic": [],
      "named": {},
      "inputs": [
        "apple-id"
      ],
      "remark": "differs from the documentation: these versions know no API key"
    },
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect - Application Loader Step",
      "wording": "App Store Connect API or session-based",
      "versions": "0.10.0 to 0.11.x",
      "from": "0.10.0",
      "to": "0.11.999999",
      "automatic": [],
      "named": {},
      "inputs": [
        "api-key",
        "apple-id"
      ],
      "remark": ""
    },
    {
      "edition": "current",
      "name": "Deploy to iTunes Connect - Application Loader Step",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step",
      "versions": "1.0.0 and up",
      "from": "1.0.0",
      "to": null,
      "automatic": [
        "api-key",
        "apple-id"
      ],
      "named": {
        "api_key": "api-key",
        "apple_id": "apple-id"
      },
      "inputs": [
        "api-key",
        "apple-id"
      ],
      "remark": ""
    }
  ]
} as const satisfies AuthTypeTable;
