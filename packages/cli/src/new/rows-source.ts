import type { AdapterTemplate } from "./adapter-source.js";
import { type Kinds, planOf, wordingOf } from "./kinds.js";

/** The rows of a new step as source: which credentials its versions take, and from where. */
export function rowsSource({ names, kinds }: AdapterTemplate): string {
  return `${kinds === "apple-id" ? APPLE_ID_PLAN : ""}
// Which credentials each version takes, and from where. The compiler asks for a mapping of exactly these.
const rows = [
  {
    edition: "current",
    name: "${names.title}",
    wording: "${wordingOf(kinds)}",
    versions: "1.0.0 and up",
    from: "1.0.0",
    to: null,
    ${planMember(kinds)},
    remark: "",
  },
] as const satisfies readonly AuthTypeRow[];`;
}

function planMember(kinds: Kinds): string {
  if (kinds === "apple-id") return "plan";
  const name = planOf(kinds);
  return `plan: connectionPlans${name.includes("-") ? `["${name}"]` : `.${name}`}`;
}

// No released step takes an Apple ID alone and has the input `connection`, so no plan of docs/auth-types.md fits.
const APPLE_ID_PLAN = `
// Where an Apple ID comes from, in order, for each value of \`connection\`: inputs first, as is documented, or the account
// first, as in the steps of the step library. Of its two passwords, one is enough.
const plan = {
  name: "connection-apple-id",
  input: "connection",
  default: "automatic",
  values: [
    {
      value: "automatic",
      "inputs-first": ["inputs apple-id", "connection apple-id"],
      shipped: ["connection apple-id", "inputs apple-id"],
      accountFirst: false,
    },
    {
      value: "apple_id",
      "inputs-first": ["connection apple-id"],
      shipped: ["connection apple-id"],
      accountFirst: false,
    },
    {
      value: "off",
      "inputs-first": ["inputs apple-id"],
      shipped: ["inputs apple-id"],
      accountFirst: false,
    },
  ],
  sets: {
    "api-key": [],
    "apple-id": [
      ["appleId", "appPassword"],
      ["appleId", "password"],
    ],
  },
  halfASet: "stops",
  mustBeSet: null,
  session: false,
} as const satisfies ConnectionPlan;
`;
