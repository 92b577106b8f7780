/** Which credentials something new takes. */
export type Kinds = "api-key" | "apple-id" | "both";
/** Those for which docs/auth-types.md has a plan. */
export type ReleasedKinds = Exclude<Kinds, "apple-id">;

/** Whether something new takes an API key. */
export function takesApiKey(kinds: Kinds): boolean {
  return kinds !== "apple-id";
}

/** Whether something new takes an Apple ID. */
export function takesAppleId(kinds: Kinds): boolean {
  return kinds !== "api-key";
}

/** What the documentation calls them. */
export function wordingOf(kinds: Kinds): string {
  return [
    ...(takesApiKey(kinds) ? ["API key authentication"] : []),
    ...(takesAppleId(kinds) ? ["Apple ID authentication"] : []),
  ].join(", ");
}

/** The plan of docs/auth-types.md by which something new decides. */
export function planOf(kinds: ReleasedKinds): string {
  return kinds === "both" ? "connection" : "connection-key";
}

/** An input as `step.yml` declares it and as the catalogue of an adapter has it. */
export interface TemplateInput {
  readonly key: string;
  readonly default: string;
  readonly title: string;
  readonly summary: string;
  readonly sensitive?: boolean;
  readonly required?: boolean;
  readonly value_options?: readonly string[];
}

/** The authentication inputs of a step that takes these credentials. */
export function authInputs(kinds: Kinds): TemplateInput[] {
  const connection: TemplateInput = {
    key: "connection",
    default: "automatic",
    title: "Bitrise Apple service connection",
    summary: "Which credentials of the connected account count; off: those of the inputs alone.",
    required: true,
    value_options: [
      "automatic",
      ...(takesApiKey(kinds) ? ["api_key"] : []),
      ...(takesAppleId(kinds) ? ["apple_id"] : []),
      "off",
    ],
  };
  return [connection, ...(takesApiKey(kinds) ? API_KEY : []), ...(takesAppleId(kinds) ? APPLE_ID : [])];
}

// A downloadable key has an address that is itself a secret: whoever knows it can download the key.
const API_KEY: readonly TemplateInput[] = [
  {
    key: "api_key_path",
    default: "",
    title: "API key: address of the private key",
    summary: "file:// and a path, or an https address; the name of the file is AuthKey_<key ID>.p8.",
    sensitive: true,
  },
  { key: "api_issuer", default: "", title: "API key: issuer ID", summary: "A UUID, shown above the list of keys." },
];

const APPLE_ID: readonly TemplateInput[] = [
  {
    key: "apple_id",
    default: "",
    title: "Apple ID: email",
    summary: "The mail address of the Apple ID.",
    sensitive: true,
  },
  { key: "password", default: "", title: "Apple ID: password", summary: "Its password.", sensitive: true },
  {
    key: "app_password",
    default: "",
    title: "Apple ID: app-specific password",
    summary: "For uploads, where two-factor authentication is on.",
    sensitive: true,
  },
];
