/** What becomes of an input: another name, other values, or nothing. */
export type InputRule =
  | {
      readonly to: string;
      /** Texts that are spelled otherwise by the successor; a text that is not here stays. */
      readonly values?: Readonly<Record<string, string>>;
      /** It must not be empty: an empty one is left out. */
      readonly required?: true;
      /** The only texts that it takes: one that is none of them, and holds no variable, is nobody's guess. */
      readonly closed?: true;
    }
  | { readonly drop: string };

/** How a deprecated step becomes its successor. */
export interface SuccessorRule {
  readonly from: string;
  readonly to: string;
  readonly inputs: Readonly<Record<string, InputRule>>;
  /** Inputs that are added where the old step's versions did by themselves what the new one must be told. */
  readonly added: readonly AddedInput[];
  /** Inputs that the old step does not look at where another one has some values, and that the successor would. */
  readonly ruledOut?: {
    readonly by: string;
    readonly values: readonly string[];
    readonly inputs: readonly string[];
  };
}

/** An input that the successor has to be given. */
export interface AddedInput {
  readonly key: string;
  readonly value: string;
  /** The old versions for which it is added: those before this one. All, where it is absent. */
  readonly before?: string;
  /** Not where the step has this input already. */
  readonly unless: string;
  readonly why: string;
}

// What YAML makes of an unquoted word, which the old steps did not mind and the new ones refuse.
const YES_NO = { true: "yes", false: "no" };

const COMMON: Readonly<Record<string, InputRule>> = {
  distribution_type: { to: "distribution_method" },
  distributon_type: { to: "distribution_method" }, // ios-auto-provision 0.9.0 to 0.9.2 spelled it so.
  min_profile_days_valid: { to: "min_profile_validity", required: true },
  certificate_urls: { to: "certificate_url_list" },
  passphrases: { to: "passphrase_list" },
  register_test_devices: { to: "register_test_devices", values: YES_NO },
  sign_uitest_targets: { to: "sign_uitest_targets", values: YES_NO },
  verbose_log: { to: "verbose_log", values: YES_NO },
};

const DEVICES: AddedInput = {
  key: "register_test_devices",
  value: '"yes"',
  before: "2.0.0",
  unless: "register_test_devices",
  why: "versions before 2.0.0 register the test devices without being asked",
};

/** Every deprecated step that is rewritten. The successor has no name that a step before it had: a second run finds nothing. */
export const successorRules: readonly SuccessorRule[] = [
  {
    from: "ios-auto-provision-appstoreconnect",
    to: "manage-ios-code-signing",
    inputs: {
      ...COMMON,
      connection: {
        to: "apple_service_connection",
        closed: true,
        values: {
          automatic: "api-key",
          api_key: "api-key",
          off: "api-key",
          apple_id: "apple-id",
          enterprise_with_apple_id: "apple-id",
        },
      },
      api_issuer: { to: "api_key_issuer_id" },
      apple_id_team_id: { to: "apple_team_id" },
    },
    added: [DEVICES],
    ruledOut: {
      by: "connection",
      values: ["api_key", "apple_id", "enterprise_with_apple_id"],
      inputs: ["api_key_path", "api_issuer"],
    },
  },
  {
    from: "ios-auto-provision",
    to: "manage-ios-code-signing",
    inputs: {
      ...COMMON,
      team_id: { to: "apple_team_id" },
      generate_profiles: { drop: "manage-ios-code-signing always works with profiles of its own" },
    },
    added: [
      {
        key: "apple_service_connection",
        value: "apple-id",
        unless: "apple_service_connection",
        why: "ios-auto-provision logs in with the connected Apple ID, and an API key is the successor's default",
      },
      DEVICES,
    ],
  },
];
