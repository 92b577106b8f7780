// Generated from docs/auth-types.md. Do not edit: change that page, then run `pnpm vitest run -u`.
import type { ConnectionPlan } from "./plan.js";
import type { AuthTypeTable } from "./row.js";

/** The plans of the page, by name. */
export const connectionPlans = {
  "connection": {
    "name": "connection",
    "input": "connection",
    "default": "automatic",
    "values": [
      {
        "value": "automatic",
        "inputs-first": [
          "inputs api-key",
          "inputs apple-id",
          "connection api-key",
          "connection apple-id"
        ],
        "shipped": [
          "connection api-key",
          "connection apple-id",
          "inputs api-key",
          "inputs apple-id"
        ],
        "accountFirst": false
      },
      {
        "value": "api_key",
        "inputs-first": [
          "connection api-key"
        ],
        "shipped": [
          "connection api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "apple_id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      },
      {
        "value": "off",
        "inputs-first": [
          "inputs api-key",
          "inputs apple-id"
        ],
        "shipped": [
          "inputs api-key",
          "inputs apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [
        [
          "apiIssuer",
          "apiKeyPath"
        ]
      ],
      "apple-id": [
        [
          "appPassword"
        ],
        [
          "appleId",
          "password"
        ]
      ]
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  },
  "connection-key": {
    "name": "connection-key",
    "input": "connection",
    "default": "automatic",
    "values": [
      {
        "value": "automatic",
        "inputs-first": [
          "inputs api-key",
          "connection api-key"
        ],
        "shipped": [
          "connection api-key",
          "inputs api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "api_key",
        "inputs-first": [
          "connection api-key"
        ],
        "shipped": [
          "connection api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "off",
        "inputs-first": [
          "inputs api-key"
        ],
        "shipped": [
          "inputs api-key"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [
        [
          "apiIssuer",
          "apiKeyPath"
        ]
      ],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  },
  "connection-key-or-hyphens": {
    "name": "connection-key-or-hyphens",
    "input": "connection",
    "default": "automatic",
    "values": [
      {
        "value": "automatic",
        "inputs-first": [
          "inputs api-key",
          "connection api-key"
        ],
        "shipped": [
          "connection api-key",
          "inputs api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "api_key",
        "inputs-first": [
          "connection api-key"
        ],
        "shipped": [
          "connection api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "apple-id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      },
      {
        "value": "enterprise-with-apple-id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      },
      {
        "value": "off",
        "inputs-first": [
          "inputs api-key"
        ],
        "shipped": [
          "inputs api-key"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [
        [
          "apiIssuer",
          "apiKeyPath"
        ]
      ],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  },
  "connection-key-or-enterprise": {
    "name": "connection-key-or-enterprise",
    "input": "connection",
    "default": "automatic",
    "values": [
      {
        "value": "automatic",
        "inputs-first": [
          "inputs api-key",
          "connection api-key"
        ],
        "shipped": [
          "connection api-key",
          "inputs api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "api_key",
        "inputs-first": [
          "connection api-key"
        ],
        "shipped": [
          "connection api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "apple_id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      },
      {
        "value": "enterprise_with_apple_id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      },
      {
        "value": "apple-id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      },
      {
        "value": "enterprise-with-apple-id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      },
      {
        "value": "off",
        "inputs-first": [
          "inputs api-key"
        ],
        "shipped": [
          "inputs api-key"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [
        [
          "apiIssuer",
          "apiKeyPath"
        ]
      ],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  },
  "signing-override": {
    "name": "signing-override",
    "input": "automatic_code_signing",
    "default": "off",
    "values": [
      {
        "value": "off",
        "inputs-first": [],
        "shipped": [],
        "accountFirst": false
      },
      {
        "value": "api-key",
        "inputs-first": [
          "inputs api-key",
          "connection api-key"
        ],
        "shipped": [
          "inputs api-key",
          "connection api-key"
        ],
        "accountFirst": true
      },
      {
        "value": "apple-id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [
        [
          "apiKeyPath",
          "apiKeyId",
          "apiIssuer"
        ]
      ],
      "apple-id": []
    },
    "halfASet": "no-effect",
    "mustBeSet": null,
    "session": false
  },
  "signing-connected": {
    "name": "signing-connected",
    "input": "automatic_code_signing",
    "default": "off",
    "values": [
      {
        "value": "off",
        "inputs-first": [],
        "shipped": [],
        "accountFirst": false
      },
      {
        "value": "api-key",
        "inputs-first": [
          "connection api-key"
        ],
        "shipped": [
          "connection api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "apple-id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  },
  "manage-override": {
    "name": "manage-override",
    "input": "apple_service_connection",
    "default": "api-key",
    "values": [
      {
        "value": "api-key",
        "inputs-first": [
          "inputs api-key",
          "connection api-key"
        ],
        "shipped": [
          "inputs api-key",
          "connection api-key"
        ],
        "accountFirst": true
      },
      {
        "value": "apple-id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [
        [
          "apiKeyPath",
          "apiKeyId",
          "apiIssuer"
        ]
      ],
      "apple-id": []
    },
    "halfASet": "no-effect",
    "mustBeSet": null,
    "session": false
  },
  "manage-connected": {
    "name": "manage-connected",
    "input": "apple_service_connection",
    "default": "api-key",
    "values": [
      {
        "value": "api-key",
        "inputs-first": [
          "connection api-key"
        ],
        "shipped": [
          "connection api-key"
        ],
        "accountFirst": false
      },
      {
        "value": "apple-id",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  },
  "connected-key": {
    "name": "connected-key",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [
          "connection api-key"
        ],
        "shipped": [
          "connection api-key"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  },
  "connected-apple-id": {
    "name": "connected-apple-id",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [
          "connection apple-id"
        ],
        "shipped": [
          "connection apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  },
  "apple-id-inputs": {
    "name": "apple-id-inputs",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [
          "inputs apple-id"
        ],
        "shipped": [
          "inputs apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": [
        [
          "appleId",
          "password"
        ]
      ]
    },
    "halfASet": "stops",
    "mustBeSet": "apple-id",
    "session": false
  },
  "apple-id-inputs-and-session": {
    "name": "apple-id-inputs-and-session",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [
          "inputs apple-id"
        ],
        "shipped": [
          "inputs apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": [
        [
          "appleId",
          "password"
        ]
      ]
    },
    "halfASet": "stops",
    "mustBeSet": "apple-id",
    "session": true
  },
  "one-of-the-inputs-and-session": {
    "name": "one-of-the-inputs-and-session",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [
          "inputs api-key",
          "inputs apple-id"
        ],
        "shipped": [
          "inputs api-key",
          "inputs apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [
        [
          "apiIssuer",
          "apiKeyPath"
        ]
      ],
      "apple-id": [
        [
          "appleId",
          "password"
        ]
      ]
    },
    "halfASet": "stops",
    "mustBeSet": "one-of-them",
    "session": true
  },
  "upload-apple-id": {
    "name": "upload-apple-id",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [
          "inputs apple-id"
        ],
        "shipped": [
          "inputs apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": [
        [
          "appleId",
          "appPassword"
        ],
        [
          "appleId",
          "password"
        ]
      ]
    },
    "halfASet": "stops",
    "mustBeSet": "apple-id",
    "session": false
  },
  "upload-one-of-the-inputs": {
    "name": "upload-one-of-the-inputs",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [
          "inputs api-key",
          "inputs apple-id"
        ],
        "shipped": [
          "inputs api-key",
          "inputs apple-id"
        ],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [
        [
          "apiIssuer",
          "apiKeyPath"
        ]
      ],
      "apple-id": [
        [
          "appleId",
          "appPassword"
        ],
        [
          "appleId",
          "password"
        ]
      ]
    },
    "halfASet": "stops",
    "mustBeSet": "one-of-them",
    "session": false
  },
  "session-alone": {
    "name": "session-alone",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [],
        "shipped": [],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": true
  },
  "nothing": {
    "name": "nothing",
    "input": null,
    "default": "",
    "values": [
      {
        "value": "",
        "inputs-first": [],
        "shipped": [],
        "accountFirst": false
      }
    ],
    "sets": {
      "api-key": [],
      "apple-id": []
    },
    "halfASet": "stops",
    "mustBeSet": null,
    "session": false
  }
} as const satisfies Readonly<Record<string, ConnectionPlan>>;

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
      "remark": "",
      "plan": connectionPlans["connected-key"],
    },
    {
      "edition": "current",
      "name": "iOS Auto Provision with App Store Connect API Step",
      "wording": "API key authentication, API key authentication through Step inputs",
      "versions": "1.0.0 to 2.0.x",
      "from": "1.0.0",
      "to": "2.0.999999",
      "remark": "",
      "plan": connectionPlans["connection-key"],
    },
    {
      "edition": "current",
      "name": "iOS Auto Provision with App Store Connect API Step",
      "wording": "API key authentication, API key authentication through Step inputs",
      "versions": "2.1.0 to 2.1.1",
      "from": "2.1.0",
      "to": "2.1.1",
      "remark": "differs from the documentation: a connected Apple ID is taken when `connection` names it",
      "plan": connectionPlans["connection-key-or-hyphens"],
    },
    {
      "edition": "current",
      "name": "iOS Auto Provision with App Store Connect API Step",
      "wording": "API key authentication, API key authentication through Step inputs",
      "versions": "2.1.2 and up",
      "from": "2.1.2",
      "to": null,
      "remark": "differs from the documentation: a connected Apple ID is taken when `connection` names it",
      "plan": connectionPlans["connection-key-or-enterprise"],
    },
  ],
  "ios-auto-provision": [
    {
      "edition": "legacy",
      "name": "iOS Auto Provision with Apple ID Step",
      "wording": "session-based",
      "versions": "up to 1.x",
      "from": "0.0.0",
      "to": "1.999999.999999",
      "remark": "",
      "plan": connectionPlans["connected-apple-id"],
    },
    {
      "edition": "current",
      "name": "iOS Auto Provision with Apple ID Step",
      "wording": "Apple ID authentication",
      "versions": "2.0.0 and up",
      "from": "2.0.0",
      "to": null,
      "remark": "",
      "plan": connectionPlans["connected-apple-id"],
    },
  ],
  "fastlane": [
    {
      "edition": "legacy",
      "name": "Fastlane Step",
      "wording": "session-based",
      "versions": "up to 2.3.x",
      "from": "0.0.0",
      "to": "2.3.999999",
      "remark": "differs from the documentation: these versions set no authentication variable at all",
      "plan": connectionPlans["nothing"],
    },
    {
      "edition": "legacy",
      "name": "Fastlane Step",
      "wording": "session-based",
      "versions": "2.4.0 to 2.7.1",
      "from": "2.4.0",
      "to": "2.7.1",
      "remark": "",
      "plan": connectionPlans["session-alone"],
    },
    {
      "edition": "legacy",
      "name": "Fastlane Step",
      "wording": "session-based",
      "versions": "2.7.2 to 2.7.3",
      "from": "2.7.2",
      "to": "2.7.3",
      "remark": "differs from the documentation: the session is lost on its way to fastlane, which 2.7.4 mended",
      "plan": connectionPlans["nothing"],
    },
    {
      "edition": "legacy",
      "name": "Fastlane Step",
      "wording": "session-based",
      "versions": "2.7.4 to 2.7.x",
      "from": "2.7.4",
      "to": "2.7.999999",
      "remark": "",
      "plan": connectionPlans["session-alone"],
    },
    {
      "edition": "current",
      "name": "Fastlane Step",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
      "versions": "3.0.0 and up",
      "from": "3.0.0",
      "to": null,
      "remark": "",
      "plan": connectionPlans["connection"],
    },
    {
      "edition": "2026",
      "name": "fastlane",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
      "versions": "3.0.0 and up",
      "from": "3.0.0",
      "to": null,
      "remark": "",
      "plan": connectionPlans["connection"],
    },
  ],
  "deploy-to-itunesconnect-deliver": [
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect Step",
      "wording": "session-based",
      "versions": "up to 2.14.x",
      "from": "0.0.0",
      "to": "2.14.999999",
      "remark": "differs from the documentation: the connected account is not read, so no 2FA session reaches deliver",
      "plan": connectionPlans["apple-id-inputs"],
    },
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect Step",
      "wording": "session-based",
      "versions": "2.15.0 to 2.18.x",
      "from": "2.15.0",
      "to": "2.18.999999",
      "remark": "",
      "plan": connectionPlans["apple-id-inputs-and-session"],
    },
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect Step",
      "wording": "session-based",
      "versions": "2.19.0 to 2.19.x",
      "from": "2.19.0",
      "to": "2.19.999999",
      "remark": "differs from the documentation: an API key in the inputs is accepted too",
      "plan": connectionPlans["one-of-the-inputs-and-session"],
    },
    {
      "edition": "current",
      "name": "Deploy to iTunes Connect Step",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
      "versions": "2.20.0 and up",
      "from": "2.20.0",
      "to": null,
      "remark": "",
      "plan": connectionPlans["connection"],
    },
    {
      "edition": "2026",
      "name": "Deploy to App Store Connect with Deliver (formerly iTunes Connect)",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
      "versions": "2.20.0 and up",
      "from": "2.20.0",
      "to": null,
      "remark": "",
      "plan": connectionPlans["connection"],
    },
  ],
  "deploy-to-itunesconnect-application-loader": [
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect - Application Loader Step",
      "wording": "App Store Connect API or session-based",
      "versions": "up to 0.9.x",
      "from": "0.0.0",
      "to": "0.9.999999",
      "remark": "differs from the documentation: these versions know no API key",
      "plan": connectionPlans["upload-apple-id"],
    },
    {
      "edition": "legacy",
      "name": "Deploy to iTunes Connect - Application Loader Step",
      "wording": "App Store Connect API or session-based",
      "versions": "0.10.0 to 0.11.x",
      "from": "0.10.0",
      "to": "0.11.999999",
      "remark": "",
      "plan": connectionPlans["upload-one-of-the-inputs"],
    },
    {
      "edition": "current",
      "name": "Deploy to iTunes Connect - Application Loader Step",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step",
      "versions": "1.0.0 and up",
      "from": "1.0.0",
      "to": null,
      "remark": "",
      "plan": connectionPlans["connection"],
    },
    {
      "edition": "2026",
      "name": "Deploy to App Store Connect - Application Loader (formerly iTunes Connect)",
      "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step",
      "versions": "1.0.0 and up",
      "from": "1.0.0",
      "to": null,
      "remark": "",
      "plan": connectionPlans["connection"],
    },
  ],
  "manage-ios-code-signing": [
    {
      "edition": "2026",
      "name": "Manage iOS Code Signing",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "1.0.0 to 1.1.x",
      "from": "1.0.0",
      "to": "1.1.999999",
      "remark": "differs from the documentation: an API key in the inputs came later",
      "plan": connectionPlans["manage-connected"],
    },
    {
      "edition": "2026",
      "name": "Manage iOS Code Signing",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "1.2.0 and up",
      "from": "1.2.0",
      "to": null,
      "remark": "an API key of the Enterprise Program from 2.1.0 on",
      "plan": connectionPlans["manage-override"],
    },
  ],
  "xcode-archive": [
    {
      "edition": "2026",
      "name": "Xcode Archive & Export for iOS",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "up to 4.0.x",
      "from": "0.0.0",
      "to": "4.0.999999",
      "remark": "differs from the documentation: these versions take no Apple credentials at all",
      "plan": connectionPlans["nothing"],
    },
    {
      "edition": "2026",
      "name": "Xcode Archive & Export for iOS",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "4.1.0 to 4.5.x",
      "from": "4.1.0",
      "to": "4.5.999999",
      "remark": "differs from the documentation: an API key in the inputs came later",
      "plan": connectionPlans["signing-connected"],
    },
    {
      "edition": "2026",
      "name": "Xcode Archive & Export for iOS",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "4.6.0 and up",
      "from": "4.6.0",
      "to": null,
      "remark": "an API key of the Enterprise Program from 5.3.0 on",
      "plan": connectionPlans["signing-override"],
    },
  ],
  "export-xcarchive": [
    {
      "edition": "2026",
      "name": "Export iOS and tvOS Xcode archive",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "up to 4.0.x",
      "from": "0.0.0",
      "to": "4.0.999999",
      "remark": "differs from the documentation: these versions take no Apple credentials at all",
      "plan": connectionPlans["nothing"],
    },
    {
      "edition": "2026",
      "name": "Export iOS and tvOS Xcode archive",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "4.1.0 to 4.2.x",
      "from": "4.1.0",
      "to": "4.2.999999",
      "remark": "differs from the documentation: an API key in the inputs came later",
      "plan": connectionPlans["signing-connected"],
    },
    {
      "edition": "2026",
      "name": "Export iOS and tvOS Xcode archive",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "4.3.0 and up",
      "from": "4.3.0",
      "to": null,
      "remark": "an API key of the Enterprise Program from 4.6.0 on",
      "plan": connectionPlans["signing-override"],
    },
  ],
  "xcode-build-for-test": [
    {
      "edition": "2026",
      "name": "Xcode Build for testing for iOS",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "up to 1.0.x",
      "from": "0.0.0",
      "to": "1.0.999999",
      "remark": "differs from the documentation: these versions take no Apple credentials at all",
      "plan": connectionPlans["nothing"],
    },
    {
      "edition": "2026",
      "name": "Xcode Build for testing for iOS",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "1.1.0 to 2.0.x",
      "from": "1.1.0",
      "to": "2.0.999999",
      "remark": "differs from the documentation: an API key in the inputs came later",
      "plan": connectionPlans["signing-connected"],
    },
    {
      "edition": "2026",
      "name": "Xcode Build for testing for iOS",
      "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
      "versions": "2.1.0 and up",
      "from": "2.1.0",
      "to": null,
      "remark": "an API key of the Enterprise Program from 3.1.0 on",
      "plan": connectionPlans["signing-override"],
    },
  ],
} as const satisfies AuthTypeTable;
