import { Text } from "@stepauth/text";
import { isCI, isPR, type PlanContext, processVariable, secretText } from "./context.js";
import type { Lookup } from "./expand-value.js";
import { EnvValue, type Origin } from "./value.js";

/** Names of the variables that say which workflow was asked for. */
export const TRIGGERED = ["BITRISE_TRIGGERED_WORKFLOW_ID", "BITRISE_TRIGGERED_WORKFLOW_TITLE"] as const;

/** The variables that say which workflow was asked for. */
export function triggeredBy({
  id,
  title,
}: {
  readonly id: string;
  readonly title: string;
}): ReadonlyMap<string, EnvValue> {
  const [ID, TITLE] = TRIGGERED;
  return new Map([
    [ID, EnvValue.of(id, false, { kind: "cli", name: ID })],
    [TITLE, EnvValue.of(title || id, false, { kind: "cli", name: TITLE })],
  ]);
}

/** Folders and files that the CLI makes up anew in every build, unless the environment names them. */
const GENERATED = ["BITRISE_DEPLOY_DIR", "BITRISE_HTML_REPORT_DIR", "BITRISE_TEST_DEPLOY_DIR"];
const ALWAYS_GENERATED = ["ENVMAN_ENVSTORE_PATH", "BITRISE_STEP_FORMATTED_OUTPUT_FILE_PATH"];

/** The environment under the list: what the CLI is started with, and what it sets itself. */
export class BaseEnvironment {
  /** What templates see as `.IsCI` and `.IsPR`. */
  readonly modes: { readonly isCI: boolean; readonly isPR: boolean };
  /** What a step in a container starts from: only a few of the variables get through. */
  readonly inContainer: Lookup;
  private readonly variables = new Map<string, EnvValue>();

  constructor(context: PlanContext) {
    this.modes = { isCI: isCI(context), isPR: isPR(context) };
    this.addProcess(context);
    this.addDotenv(context);
    this.addCliVariables(context);
    this.inContainer = this.containerLookup();
  }

  get(name: string): EnvValue | undefined {
    return this.variables.get(name);
  }

  names(): Iterable<string> {
    return this.variables.keys();
  }

  private containerLookup(): Lookup {
    const passed = new Set(["PATH", "PR", "CI", "ENVMAN_ENVSTORE_PATH"]);
    for (const name of this.get("BITRISE_DOCKER_PASSTHROUGH_ENVS")?.text.reveal().split(",") ?? [])
      passed.add(name.trim());
    return (name) => (name.startsWith("BITRISE") || passed.has(name) ? this.get(name) : undefined);
  }

  private addProcess(context: PlanContext): void {
    for (const [name, text] of Object.entries(context.processEnv ?? {})) {
      const secret = context.isSecretName?.(name) ?? false;
      this.variables.set(name, EnvValue.of(text, secret, { kind: "process", name }));
    }
  }

  private addDotenv(context: PlanContext): void {
    for (const { name, value, file, line } of context.dotenv ?? []) {
      const place = line === undefined ? { file } : { file, line };
      this.variables.set(name, EnvValue.of(value, true, { kind: "dotenv", name, ...place }));
    }
  }

  private addCliVariables(context: PlanContext): void {
    this.setUnlessGiven("BITRISE_SOURCE_DIR", context.workingDirectory);
    for (const name of GENERATED) this.setUnlessGiven(name, undefined);
    for (const name of ALWAYS_GENERATED) this.variables.set(name, EnvValue.unknown({ kind: "cli", name }));
    if (!this.variables.has("HOME") && context.home !== undefined) this.set("HOME", context.home);
    this.set("CI", String(this.modes.isCI));
    this.set("PR", String(this.modes.isPR));
    for (const name of ["BITRISE_SECRET_FILTERING", "BITRISE_SECRET_ENVS_FILTERING"]) {
      const given = processVariable(context, name) || secretText(context, name);
      this.set(name, given === "false" ? "false" : "true");
    }
    this.set("BITRISE_ANALYTICS_DISABLED", String(processVariable(context, "BITRISE_OFFLINE_MODE") === "true"));
    this.addToolsToPath(context);
  }

  private addToolsToPath(context: PlanContext): void {
    const path = this.variables.get("PATH");
    const home = context.home ?? processVariable(context, "HOME");
    if (path === undefined || home === undefined) return;
    if (processVariable(context, "BITRISE_DEBUG_USE_SYSTEM_TOOLS") === "true") return;
    const tools = `${home}/.bitrise/tools`;
    if (path.text.reveal().split(":").includes(tools)) return;
    const text = Text.join<Origin>([Text.of(`${tools}:`), path.text]);
    this.variables.set("PATH", new EnvValue(text, { kind: "cli", name: "PATH" }));
  }

  private setUnlessGiven(name: string, text: string | undefined): void {
    if (this.variables.get(name)?.text.isEmpty === false) return;
    if (text === undefined) this.variables.set(name, EnvValue.unknown({ kind: "cli", name }));
    else this.set(name, text);
  }

  private set(name: string, text: string): void {
    this.variables.set(name, EnvValue.of(text, false, { kind: "cli", name }));
  }
}
