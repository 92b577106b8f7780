import { adapters } from "../adapters.js";
import { isSecretName } from "../rules/secret-names.js";

// What workflow files, secrets files and the files of a team are made of.
const WORDS =
  "accounts after_run app appId appSpecificPassword apps before_run bundle containers content default_step_lib_source depends_on envs execution_container format_version image include inputs is_always_run is_dont_change_value is_expand is_requires_admin_user is_sensitive is_skippable is_template meta name opts outputs parallel password path pipelines policy priority privateKey project_type repository run_if service_containers services session skip_if_empty stages status_report_name step_bundles steps summary description title tools trigger_map triggers type unset uses value_options version with workflow workflows";

const words: ReadonlySet<string> = new Set([
  ...WORDS.split(" "),
  ...adapters.flatMap(({ definition }) => definition.catalogue.flatMap(({ inputs }) => inputs.map(({ key }) => key))),
]);
const steps: ReadonlySet<string> = new Set(adapters.map(({ step }) => step));

/** Whether a key is one that stepauth knows by heart: the name of something, whatever the file around it looks like. */
export function isKnownKey(key: string): boolean {
  const [id = "", version, ...more] = key.split("@");
  if (version !== undefined) return steps.has(id) && more.length === 0 && /^[\d.x]{0,20}$/.test(version);
  return words.has(key) || steps.has(key) || (/^[A-Z0-9_]+$/.test(key) && isSecretName(key));
}
