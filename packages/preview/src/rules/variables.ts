import type { DotenvVariable, EnvItem, Location, PlanContext, SourceFile, WorkflowFile } from "@stepauth/workflow";
import { exportedNames } from "../steps/exported-variables.js";

type Model = WorkflowFile["model"];
type StepItem = NonNullable<ReturnType<Model["workflows"]["get"]>>["steps"][number];

/** The variables that a file defines, and what is defined beside it. */
export interface Variables {
  readonly sources: readonly SourceFile[];
  /** Every `- NAME: value` of the file that is no step input. */
  readonly items: readonly EnvItem[];
  /** What the secrets file defines. */
  readonly secrets: readonly EnvItem[];
  /** Names that are defined anywhere: in the file, the secrets, dotenv files or the process, or by a step that exports them. */
  readonly names: ReadonlySet<string>;
  /** Where the file names its step library. */
  readonly libraryAt: Location | undefined;
  /** The item, of this file or the secrets file, whose value stands at a place, as {@link placeKey} writes it. */
  at(place: string): EnvItem | undefined;
}

/** Collects the variables of a file, and the names of all others. */
export function variablesOf(file: WorkflowFile, plan: Omit<PlanContext, "library">): Variables {
  const items = itemsOf(file.model);
  const secrets = plan.secrets ?? [];
  const names = new Set<string>([...Object.keys(plan.processEnv ?? {}), ...exportedNames(file)]);
  for (const { key } of [...items, ...secrets]) names.add(key);
  for (const { name } of (plan.dotenv ?? []) as readonly DotenvVariable[]) names.add(name);
  let places: ReadonlyMap<string, EnvItem> | undefined;
  const at = (place: string) => {
    places ??= new Map([...secrets, ...items].map((item) => [placeKey(item.location), item]));
    return places.get(place);
  };
  return { sources: file.sources, items, secrets, names, libraryAt: file.model.defaultLibraryAt?.location, at };
}

function itemsOf({ appEnvs, workflows, bundles, pipelines }: Model): EnvItem[] {
  const used = [...workflows.values(), ...bundles.values()].flatMap(({ steps }) => steps.flatMap(itemsOfUse));
  const defined = [...bundles.values()].flatMap(({ inputs, envs }) => [...inputs, ...envs]);
  const variants = [...pipelines.values()].flatMap((pipeline) => [...pipeline.workflows.values()]);
  const set = [...workflows.values()].flatMap(({ envs }) => envs);
  return [...appEnvs, ...set, ...variants.flatMap(({ inputs }) => inputs), ...defined, ...used];
}

function itemsOfUse(item: StepItem): readonly EnvItem[] {
  if (item.kind === "bundle") return [...item.inputs, ...item.envs];
  return item.kind === "with" ? item.steps.flatMap(itemsOfUse) : [];
}

/** A place as a key of a map. */
export function placeKey({ file, line, column }: Partial<Location>): string {
  return `${line}:${column}:${file}`;
}
