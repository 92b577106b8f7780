// Generated from docs/auth-types.md. Do not edit: change that page, then run `pnpm vitest run -u`.
import type { ConnectionPlan } from "./plan.js";
import type { AuthTypeRow, AuthTypeTable } from "./row.js";

const connectionPlan = {
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
} as const satisfies ConnectionPlan;

const connectionKeyPlan = {
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
} as const satisfies ConnectionPlan;

const connectionKeyOrHyphensPlan = {
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
} as const satisfies ConnectionPlan;

const connectionKeyOrEnterprisePlan = {
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
} as const satisfies ConnectionPlan;

const signingOverridePlan = {
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
} as const satisfies ConnectionPlan;

const signingConnectedPlan = {
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
} as const satisfies ConnectionPlan;

const manageOverridePlan = {
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
} as const satisfies ConnectionPlan;

const manageConnectedPlan = {
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
} as const satisfies ConnectionPlan;

const connectedKeyPlan = {
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
} as const satisfies ConnectionPlan;

const connectedAppleIdPlan = {
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
} as const satisfies ConnectionPlan;

const appleIdInputsPlan = {
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
} as const satisfies ConnectionPlan;

const appleIdInputsAndSessionPlan = {
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
} as const satisfies ConnectionPlan;

const oneOfTheInputsAndSessionPlan = {
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
} as const satisfies ConnectionPlan;

const uploadAppleIdPlan = {
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
} as const satisfies ConnectionPlan;

const uploadOneOfTheInputsPlan = {
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
} as const satisfies ConnectionPlan;

const sessionAlonePlan = {
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
} as const satisfies ConnectionPlan;

const nothingPlan = {
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
} as const satisfies ConnectionPlan;

/** The rows of the step `ios-auto-provision-appstoreconnect`, in the order of the page. */
export const iosAutoProvisionAppstoreconnectAuthTypes = [
  {
    "edition": "legacy",
    "name": "iOS Auto Provision with App Store Connect API Step",
    "wording": "App Store Connect API",
    "versions": "up to 0.1.x",
    "from": "0.0.0",
    "to": "0.1.999999",
    "remark": "",
    "plan": connectedKeyPlan,
  },
  {
    "edition": "current",
    "name": "iOS Auto Provision with App Store Connect API Step",
    "wording": "API key authentication, API key authentication through Step inputs",
    "versions": "1.0.0 to 2.0.x",
    "from": "1.0.0",
    "to": "2.0.999999",
    "remark": "",
    "plan": connectionKeyPlan,
  },
  {
    "edition": "current",
    "name": "iOS Auto Provision with App Store Connect API Step",
    "wording": "API key authentication, API key authentication through Step inputs",
    "versions": "2.1.0 to 2.1.1",
    "from": "2.1.0",
    "to": "2.1.1",
    "remark": "differs from the documentation: a connected Apple ID is taken when `connection` names it",
    "plan": connectionKeyOrHyphensPlan,
  },
  {
    "edition": "current",
    "name": "iOS Auto Provision with App Store Connect API Step",
    "wording": "API key authentication, API key authentication through Step inputs",
    "versions": "2.1.2 and up",
    "from": "2.1.2",
    "to": null,
    "remark": "differs from the documentation: a connected Apple ID is taken when `connection` names it",
    "plan": connectionKeyOrEnterprisePlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The rows of the step `ios-auto-provision`, in the order of the page. */
export const iosAutoProvisionAuthTypes = [
  {
    "edition": "legacy",
    "name": "iOS Auto Provision with Apple ID Step",
    "wording": "session-based",
    "versions": "up to 1.x",
    "from": "0.0.0",
    "to": "1.999999.999999",
    "remark": "",
    "plan": connectedAppleIdPlan,
  },
  {
    "edition": "current",
    "name": "iOS Auto Provision with Apple ID Step",
    "wording": "Apple ID authentication",
    "versions": "2.0.0 and up",
    "from": "2.0.0",
    "to": null,
    "remark": "",
    "plan": connectedAppleIdPlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The rows of the step `fastlane`, in the order of the page. */
export const fastlaneAuthTypes = [
  {
    "edition": "legacy",
    "name": "Fastlane Step",
    "wording": "session-based",
    "versions": "up to 2.3.x",
    "from": "0.0.0",
    "to": "2.3.999999",
    "remark": "differs from the documentation: these versions set no authentication variable at all",
    "plan": nothingPlan,
  },
  {
    "edition": "legacy",
    "name": "Fastlane Step",
    "wording": "session-based",
    "versions": "2.4.0 to 2.7.1",
    "from": "2.4.0",
    "to": "2.7.1",
    "remark": "",
    "plan": sessionAlonePlan,
  },
  {
    "edition": "legacy",
    "name": "Fastlane Step",
    "wording": "session-based",
    "versions": "2.7.2 to 2.7.3",
    "from": "2.7.2",
    "to": "2.7.3",
    "remark": "differs from the documentation: the session is lost on its way to fastlane, which 2.7.4 mended",
    "plan": nothingPlan,
  },
  {
    "edition": "legacy",
    "name": "Fastlane Step",
    "wording": "session-based",
    "versions": "2.7.4 to 2.7.x",
    "from": "2.7.4",
    "to": "2.7.999999",
    "remark": "",
    "plan": sessionAlonePlan,
  },
  {
    "edition": "current",
    "name": "Fastlane Step",
    "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
    "versions": "3.0.0 and up",
    "from": "3.0.0",
    "to": null,
    "remark": "",
    "plan": connectionPlan,
  },
  {
    "edition": "2026",
    "name": "fastlane",
    "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
    "versions": "3.0.0 and up",
    "from": "3.0.0",
    "to": null,
    "remark": "",
    "plan": connectionPlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The rows of the step `deploy-to-itunesconnect-deliver`, in the order of the page. */
export const deployToItunesconnectDeliverAuthTypes = [
  {
    "edition": "legacy",
    "name": "Deploy to iTunes Connect Step",
    "wording": "session-based",
    "versions": "up to 2.14.x",
    "from": "0.0.0",
    "to": "2.14.999999",
    "remark": "differs from the documentation: the connected account is not read, so no 2FA session reaches deliver",
    "plan": appleIdInputsPlan,
  },
  {
    "edition": "legacy",
    "name": "Deploy to iTunes Connect Step",
    "wording": "session-based",
    "versions": "2.15.0 to 2.18.x",
    "from": "2.15.0",
    "to": "2.18.999999",
    "remark": "",
    "plan": appleIdInputsAndSessionPlan,
  },
  {
    "edition": "legacy",
    "name": "Deploy to iTunes Connect Step",
    "wording": "session-based",
    "versions": "2.19.0 to 2.19.x",
    "from": "2.19.0",
    "to": "2.19.999999",
    "remark": "differs from the documentation: an API key in the inputs is accepted too",
    "plan": oneOfTheInputsAndSessionPlan,
  },
  {
    "edition": "current",
    "name": "Deploy to iTunes Connect Step",
    "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
    "versions": "2.20.0 and up",
    "from": "2.20.0",
    "to": null,
    "remark": "",
    "plan": connectionPlan,
  },
  {
    "edition": "2026",
    "name": "Deploy to App Store Connect with Deliver (formerly iTunes Connect)",
    "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step inputs",
    "versions": "2.20.0 and up",
    "from": "2.20.0",
    "to": null,
    "remark": "",
    "plan": connectionPlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The rows of the step `deploy-to-itunesconnect-application-loader`, in the order of the page. */
export const deployToItunesconnectApplicationLoaderAuthTypes = [
  {
    "edition": "legacy",
    "name": "Deploy to iTunes Connect - Application Loader Step",
    "wording": "App Store Connect API or session-based",
    "versions": "up to 0.9.x",
    "from": "0.0.0",
    "to": "0.9.999999",
    "remark": "differs from the documentation: these versions know no API key",
    "plan": uploadAppleIdPlan,
  },
  {
    "edition": "legacy",
    "name": "Deploy to iTunes Connect - Application Loader Step",
    "wording": "App Store Connect API or session-based",
    "versions": "0.10.0 to 0.11.x",
    "from": "0.10.0",
    "to": "0.11.999999",
    "remark": "",
    "plan": uploadOneOfTheInputsPlan,
  },
  {
    "edition": "current",
    "name": "Deploy to iTunes Connect - Application Loader Step",
    "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step",
    "versions": "1.0.0 and up",
    "from": "1.0.0",
    "to": null,
    "remark": "",
    "plan": connectionPlan,
  },
  {
    "edition": "2026",
    "name": "Deploy to App Store Connect - Application Loader (formerly iTunes Connect)",
    "wording": "API key authentication, Apple ID authentication, API key or Apple ID authentication through Step",
    "versions": "1.0.0 and up",
    "from": "1.0.0",
    "to": null,
    "remark": "",
    "plan": connectionPlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The rows of the step `manage-ios-code-signing`, in the order of the page. */
export const manageIosCodeSigningAuthTypes = [
  {
    "edition": "2026",
    "name": "Manage iOS Code Signing",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "1.0.0 to 1.1.x",
    "from": "1.0.0",
    "to": "1.1.999999",
    "remark": "differs from the documentation: an API key in the inputs came later",
    "plan": manageConnectedPlan,
  },
  {
    "edition": "2026",
    "name": "Manage iOS Code Signing",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "1.2.0 and up",
    "from": "1.2.0",
    "to": null,
    "remark": "an API key of the Enterprise Program from 2.1.0 on",
    "plan": manageOverridePlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The rows of the step `xcode-archive`, in the order of the page. */
export const xcodeArchiveAuthTypes = [
  {
    "edition": "2026",
    "name": "Xcode Archive & Export for iOS",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "up to 4.0.x",
    "from": "0.0.0",
    "to": "4.0.999999",
    "remark": "differs from the documentation: these versions take no Apple credentials at all",
    "plan": nothingPlan,
  },
  {
    "edition": "2026",
    "name": "Xcode Archive & Export for iOS",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "4.1.0 to 4.5.x",
    "from": "4.1.0",
    "to": "4.5.999999",
    "remark": "differs from the documentation: an API key in the inputs came later",
    "plan": signingConnectedPlan,
  },
  {
    "edition": "2026",
    "name": "Xcode Archive & Export for iOS",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "4.6.0 and up",
    "from": "4.6.0",
    "to": null,
    "remark": "an API key of the Enterprise Program from 5.3.0 on",
    "plan": signingOverridePlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The rows of the step `export-xcarchive`, in the order of the page. */
export const exportXcarchiveAuthTypes = [
  {
    "edition": "2026",
    "name": "Export iOS and tvOS Xcode archive",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "up to 4.0.x",
    "from": "0.0.0",
    "to": "4.0.999999",
    "remark": "differs from the documentation: these versions take no Apple credentials at all",
    "plan": nothingPlan,
  },
  {
    "edition": "2026",
    "name": "Export iOS and tvOS Xcode archive",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "4.1.0 to 4.2.x",
    "from": "4.1.0",
    "to": "4.2.999999",
    "remark": "differs from the documentation: an API key in the inputs came later",
    "plan": signingConnectedPlan,
  },
  {
    "edition": "2026",
    "name": "Export iOS and tvOS Xcode archive",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "4.3.0 and up",
    "from": "4.3.0",
    "to": null,
    "remark": "an API key of the Enterprise Program from 4.6.0 on",
    "plan": signingOverridePlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The rows of the step `xcode-build-for-test`, in the order of the page. */
export const xcodeBuildForTestAuthTypes = [
  {
    "edition": "2026",
    "name": "Xcode Build for testing for iOS",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "up to 1.0.x",
    "from": "0.0.0",
    "to": "1.0.999999",
    "remark": "differs from the documentation: these versions take no Apple credentials at all",
    "plan": nothingPlan,
  },
  {
    "edition": "2026",
    "name": "Xcode Build for testing for iOS",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "1.1.0 to 2.0.x",
    "from": "1.1.0",
    "to": "2.0.999999",
    "remark": "differs from the documentation: an API key in the inputs came later",
    "plan": signingConnectedPlan,
  },
  {
    "edition": "2026",
    "name": "Xcode Build for testing for iOS",
    "wording": "API key authentication, Apple ID authentication, API key authentication through Step inputs",
    "versions": "2.1.0 and up",
    "from": "2.1.0",
    "to": null,
    "remark": "an API key of the Enterprise Program from 3.1.0 on",
    "plan": signingOverridePlan,
  },
] as const satisfies readonly AuthTypeRow[];

/** The plans of the page, by name. */
export const connectionPlans: {
  readonly "connection": typeof connectionPlan;
  readonly "connection-key": typeof connectionKeyPlan;
  readonly "connection-key-or-hyphens": typeof connectionKeyOrHyphensPlan;
  readonly "connection-key-or-enterprise": typeof connectionKeyOrEnterprisePlan;
  readonly "signing-override": typeof signingOverridePlan;
  readonly "signing-connected": typeof signingConnectedPlan;
  readonly "manage-override": typeof manageOverridePlan;
  readonly "manage-connected": typeof manageConnectedPlan;
  readonly "connected-key": typeof connectedKeyPlan;
  readonly "connected-apple-id": typeof connectedAppleIdPlan;
  readonly "apple-id-inputs": typeof appleIdInputsPlan;
  readonly "apple-id-inputs-and-session": typeof appleIdInputsAndSessionPlan;
  readonly "one-of-the-inputs-and-session": typeof oneOfTheInputsAndSessionPlan;
  readonly "upload-apple-id": typeof uploadAppleIdPlan;
  readonly "upload-one-of-the-inputs": typeof uploadOneOfTheInputsPlan;
  readonly "session-alone": typeof sessionAlonePlan;
  readonly "nothing": typeof nothingPlan;
} = {
  "connection": connectionPlan,
  "connection-key": connectionKeyPlan,
  "connection-key-or-hyphens": connectionKeyOrHyphensPlan,
  "connection-key-or-enterprise": connectionKeyOrEnterprisePlan,
  "signing-override": signingOverridePlan,
  "signing-connected": signingConnectedPlan,
  "manage-override": manageOverridePlan,
  "manage-connected": manageConnectedPlan,
  "connected-key": connectedKeyPlan,
  "connected-apple-id": connectedAppleIdPlan,
  "apple-id-inputs": appleIdInputsPlan,
  "apple-id-inputs-and-session": appleIdInputsAndSessionPlan,
  "one-of-the-inputs-and-session": oneOfTheInputsAndSessionPlan,
  "upload-apple-id": uploadAppleIdPlan,
  "upload-one-of-the-inputs": uploadOneOfTheInputsPlan,
  "session-alone": sessionAlonePlan,
  "nothing": nothingPlan,
} satisfies Readonly<Record<string, ConnectionPlan>>;

/** The auth-type table by step ID; the rows of a step are in the order of the page. */
export const authTypes: {
  readonly "ios-auto-provision-appstoreconnect": typeof iosAutoProvisionAppstoreconnectAuthTypes;
  readonly "ios-auto-provision": typeof iosAutoProvisionAuthTypes;
  readonly "fastlane": typeof fastlaneAuthTypes;
  readonly "deploy-to-itunesconnect-deliver": typeof deployToItunesconnectDeliverAuthTypes;
  readonly "deploy-to-itunesconnect-application-loader": typeof deployToItunesconnectApplicationLoaderAuthTypes;
  readonly "manage-ios-code-signing": typeof manageIosCodeSigningAuthTypes;
  readonly "xcode-archive": typeof xcodeArchiveAuthTypes;
  readonly "export-xcarchive": typeof exportXcarchiveAuthTypes;
  readonly "xcode-build-for-test": typeof xcodeBuildForTestAuthTypes;
} = {
  "ios-auto-provision-appstoreconnect": iosAutoProvisionAppstoreconnectAuthTypes,
  "ios-auto-provision": iosAutoProvisionAuthTypes,
  "fastlane": fastlaneAuthTypes,
  "deploy-to-itunesconnect-deliver": deployToItunesconnectDeliverAuthTypes,
  "deploy-to-itunesconnect-application-loader": deployToItunesconnectApplicationLoaderAuthTypes,
  "manage-ios-code-signing": manageIosCodeSigningAuthTypes,
  "xcode-archive": xcodeArchiveAuthTypes,
  "export-xcarchive": exportXcarchiveAuthTypes,
  "xcode-build-for-test": xcodeBuildForTestAuthTypes,
} satisfies AuthTypeTable;
