import { type Diagnostics, type Located, named } from "../diagnostics.js";
import { namedItem } from "../values/env-item.js";
import { valueIn } from "../yaml/mapping.js";
import type { Node } from "../yaml/node.js";
import { ContainerCheck } from "./check-containers.js";
import { PipelineCheck } from "./check-pipelines.js";
import { chain, type Edge, type Weight, weigh } from "./graph.js";
import { Suggestions } from "./suggest.js";
import type { Bundle, BundleUse, Model, StepItem, Workflow } from "./types.js";

/** What is known about every workflow and bundle once the whole file has been looked at. */
export interface Weights {
  readonly workflows: ReadonlyMap<string, Weight>;
  readonly bundles: ReadonlyMap<string, Weight>;
}

/** Checks what one part of the file says about another: mentions, cycles, inputs of bundles, containers, pipelines. */
export function validate(model: Model, diagnostics: Diagnostics): Weights {
  const checker = new Checker(model, diagnostics);
  const bundles = checker.weighBundles();
  const workflows = checker.weighWorkflows(bundles);
  checker.checkPipelines();
  checker.containers.finish();
  return { workflows, bundles };
}

class Checker {
  readonly containers: ContainerCheck;
  private readonly suggestions = new Suggestions();
  private nested: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly model: Model,
    private readonly diagnostics: Diagnostics,
  ) {
    this.containers = new ContainerCheck(model, diagnostics, this.suggestions);
  }

  weighBundles(): Map<string, Weight> {
    const { bundles } = this.model;
    return weigh({
      ids: bundles.keys(),
      own: (id) => ({ steps: ownSteps(bundles.get(id)?.steps ?? []), visits: 1, cyclic: false }),
      edges: (id) => this.bundleEdges(bundles.get(id)),
      onCycle: (path, at) =>
        this.diagnostics.error("workflow/cycle", `these step bundles lead back to themselves: ${chain(path)}`, at),
    });
  }

  weighWorkflows(bundles: ReadonlyMap<string, Weight>): Map<string, Weight> {
    const { workflows } = this.model;
    return weigh({
      ids: workflows.keys(),
      own: (id) => this.weighSteps(workflows.get(id)?.steps ?? [], bundles),
      edges: (id) => this.workflowEdges(workflows.get(id)),
      onCycle: (path, at) =>
        this.diagnostics.error("workflow/cycle", `these workflows lead back to themselves: ${chain(path)}`, at),
    });
  }

  checkPipelines(): void {
    const { model, diagnostics, suggestions } = this;
    new PipelineCheck(model, diagnostics, suggestions, ({ id, at }) => this.missing(id, at)).everything();
  }

  private workflowEdges(workflow: Workflow | undefined): Edge[] {
    if (workflow === undefined) return [];
    return [...workflow.beforeRun, ...workflow.afterRun].flatMap((mention) => {
      if (this.model.workflows.has(mention.id)) return { to: mention.id, at: mention.at };
      this.missing(mention.id, mention.at);
      return [];
    });
  }

  /** In a file that isn't all there, a workflow may well be defined elsewhere. */
  private missing(id: string, at: Located): void {
    if (this.model.partial) return;
    this.diagnostics.error(
      "workflow/unknown",
      `there is no workflow ${named(id)}`,
      at,
      this.strayed(id) ?? this.suggestions.help(id, this.model.workflows.keys()),
    );
  }

  /** Indented too far, a workflow is a key of the one before it, and the CLI passes over it. */
  private strayed(id: string): string | undefined {
    this.nested ??= nestedKeys(this.model.root);
    const around = this.nested.get(id);
    return around === undefined ? undefined : `${named(id)} is a key of the workflow ${named(around)}: indent it less.`;
  }

  private bundleEdges(bundle: Bundle | undefined): Edge[] {
    if (bundle !== undefined) this.containers.mentions(bundle);
    return this.usesIn(bundle?.steps ?? []).map((use) => ({ to: use.id, at: use.at }));
  }

  /** The bundles used in a list of steps, each checked against its definition. */
  private usesIn(steps: readonly StepItem[]): BundleUse[] {
    return steps.flatMap((item) => {
      if (item.kind === "with") {
        this.containers.group(item);
        return this.usesIn(item.steps);
      }
      this.containers.mentions(item);
      if (item.kind === "step") return [];
      const bundle = this.model.bundles.get(item.id);
      if (bundle !== undefined) this.bundleInputs(item, bundle);
      else if (!this.model.partial) {
        this.invalid(
          `there is no step bundle ${named(item.id)}`,
          item.at,
          this.suggestions.help(item.id, this.model.bundles.keys()),
        );
      }
      return bundle === undefined ? [] : [item];
    });
  }

  private bundleInputs(use: BundleUse, bundle: Bundle): void {
    const known = new Set(bundle.inputs.map(({ key }) => key));
    for (const item of use.inputs) {
      const { key, keyNode } = item;
      if (!known.has(key))
        this.invalid(
          `the step bundle ${named(bundle.id)} has no input ${namedItem(item)}`,
          keyNode,
          this.suggestions.help(key, known),
        );
    }
  }

  private weighSteps(steps: readonly StepItem[], bundles: ReadonlyMap<string, Weight>): Weight {
    let [count, visits, cyclic] = [ownSteps(steps), 1, false];
    for (const { id } of this.usesIn(steps)) {
      const weight = bundles.get(id);
      count += weight?.steps ?? 0;
      visits += weight?.visits ?? 0;
      cyclic ||= weight?.cyclic ?? false;
    }
    return { steps: count, visits, cyclic };
  }

  private invalid(message: string, at: Located | undefined, advice?: string): void {
    this.diagnostics.error("workflow/invalid", message, at, advice);
  }
}

/** The mappings inside each workflow, by their keys. */
function nestedKeys(root: Node | null): ReadonlyMap<string, string> {
  const workflows = root?.kind === "map" ? valueIn(root, "workflows") : undefined;
  const nested = new Map<string, string>();
  for (const { key: id, value: workflow } of workflows?.kind === "map" ? workflows.pairs : []) {
    for (const { key, value } of workflow.kind === "map" ? workflow.pairs : [])
      if (id.kind === "scalar" && key.kind === "scalar" && value.kind === "map") nested.set(key.text, id.text);
  }
  return nested;
}

function ownSteps(steps: readonly StepItem[]): number {
  let count = 0;
  for (const item of steps) count += item.kind === "step" ? 1 : item.kind === "with" ? ownSteps(item.steps) : 0;
  return count;
}
