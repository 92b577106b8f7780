import type { Located, Location } from "../diagnostics.js";
import type { EnvItem } from "../values/env-item.js";
import type { Node } from "../yaml/node.js";
import type { ParsedReference } from "./reference.js";

/** What `run_if` says, as written. */
export interface Condition {
  /** Where it stands in the file. */
  readonly at: Located;
  readonly text: string;
}

/** One entry of a `steps` list. */
export type StepItem = StepUse | BundleUse | WithGroup;

/** What may say which containers it needs. */
export interface ContainerUser {
  readonly at: Located;
  /** The one that it runs in. */
  readonly executionContainer: string | undefined;
  /** Those that run beside it. */
  readonly serviceContainers: readonly string[];
}

/** A container's definition. */
export interface Container {
  readonly at: Located;
  /** Only files without `with` groups need one. */
  readonly type: string | undefined;
}

/** A step. */
export interface StepUse extends ContainerUser {
  readonly kind: "step";
  /** The reference as written. */
  readonly ref: string;
  readonly reference: ParsedReference;
  readonly title: string | undefined;
  readonly runIf: Condition | undefined;
  readonly inputs: readonly EnvItem[];
  /** Output name to alias. */
  readonly outputAliases: ReadonlyMap<string, string>;
}

/** The use of a step bundle: `bundle::id`. */
export interface BundleUse extends ContainerUser {
  readonly kind: "bundle";
  readonly id: string;
  /** Absent when the use does not set it; an empty text switches the definition's off. */
  readonly runIf: Condition | undefined;
  readonly inputs: readonly EnvItem[];
  readonly envs: readonly EnvItem[];
}

/** A `with` group: steps in a container. */
export interface WithGroup {
  readonly at: Located;
  readonly kind: "with";
  readonly container: string | undefined;
  readonly services: readonly string[];
  readonly steps: readonly StepItem[];
}

/** A step bundle's definition. */
export interface Bundle extends ContainerUser {
  readonly id: string;
  readonly runIf: Condition | undefined;
  readonly inputs: readonly EnvItem[];
  readonly envs: readonly EnvItem[];
  readonly steps: readonly StepItem[];
}

/** The mention of a workflow, a stage or a pipeline. */
export interface Mention {
  readonly at: Located;
  readonly id: string;
}

/** A workflow. */
export interface Workflow {
  readonly at: Located;
  readonly id: string;
  readonly title: string;
  readonly beforeRun: readonly Mention[];
  readonly afterRun: readonly Mention[];
  readonly envs: readonly EnvItem[];
  /** The CLI sets up tools for it, and puts them into the `PATH`. */
  readonly hasTools: boolean;
  readonly steps: readonly StepItem[];
}

/** An item of the trigger map. */
export interface Trigger {
  readonly at: Located;
  readonly workflow: Mention | undefined;
  readonly pipeline: Mention | undefined;
}

/** A stage: workflows that run side by side. */
export interface Stage {
  readonly at: Located;
  readonly id: string;
  readonly workflows: readonly Mention[];
}

/** A pipeline: stages one after the other, or a graph of workflows. */
export interface Pipeline {
  readonly at: Located;
  readonly id: string;
  readonly stages: readonly Mention[];
  readonly workflows: ReadonlyMap<string, PipelineWorkflow>;
}

/** A workflow in the graph of a pipeline. */
export interface PipelineWorkflow {
  readonly at: Located;
  readonly id: string;
  /** The workflow that this is a variant of. */
  readonly uses: Mention | undefined;
  readonly hasInputs: boolean;
  /** The variables that a variant sets for its workflow. */
  readonly inputs: readonly EnvItem[];
  readonly dependsOn: readonly Mention[];
}

/** What starts workflows: a trigger, a pipeline or a stage. */
export interface EntryPoint {
  readonly kind: "trigger" | "pipeline" | "stage";
  /** The pipeline's or stage's id; for a trigger, its place in the list. */
  readonly id: string;
  /** Ids of the workflows it starts. */
  readonly workflows: readonly string[];
  readonly location: Location;
}

/** A whole file (with what it includes), as the CLI understands it. */
export interface Model {
  readonly root: Node | null;
  readonly defaultLibrary: string;
  readonly defaultLibraryAt: Located | undefined;
  readonly projectType: string;
  readonly appEnvs: readonly EnvItem[];
  readonly workflows: ReadonlyMap<string, Workflow>;
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly containers: ReadonlyMap<string, Container>;
  /** Services of `with` groups. */
  readonly services: ReadonlySet<string>;
  readonly triggers: readonly Trigger[];
  readonly pipelines: ReadonlyMap<string, Pipeline>;
  readonly stages: ReadonlyMap<string, Stage>;
  /** Parts of it could not be seen: an include that failed or can't be read here. */
  readonly partial: boolean;
}
