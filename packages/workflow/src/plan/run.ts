import type { Text } from "@stepauth/text";
import type { Diagnostics } from "../diagnostics.js";
import type { Model, StepUse, Workflow } from "../model/types.js";
import type { TemplateContext } from "../template/evaluate.js";
import type { EnvItem } from "../values/env-item.js";
import { type BaseEnvironment, TRIGGERED, triggeredBy } from "./base-environment.js";
import { Conditions } from "./conditions.js";
import { literalOf, type PlanContext } from "./context.js";
import { type Lookup, literalValue } from "./expand-value.js";
import type { FoundStep } from "./find-step.js";
import { type CopyBudget, type FlatStep, flatten } from "./flatten.js";
import { Unsettled } from "./may-exist.js";
import { StepOfRun } from "./planned-step.js";
import { Problems } from "./problems.js";
import { isSecretItem, type ListEntry, Scope } from "./scope.js";
import { ScopeView } from "./scope-view.js";
import { Segments } from "./segments.js";
import { type EvaluatedInputs, evaluateInputs } from "./step-inputs.js";
import type { PlannedStep, StepInputDefinition } from "./types.js";
import { EnvValue } from "./value.js";

/** Variables that the CLI makes up for every step. */
const STEP_VARIABLES = new Map(
  ["BITRISE_STEP_EXECUTION_ID", "BITRISE_STEP_SOURCE_DIR", "BITRISE_TEST_RESULT_DIR"].map((name) => [
    name,
    EnvValue.unknown({ kind: "cli", name }),
  ]),
);
/** Tools that are set up for a workflow come first in the path, which is made from the process's own. */
const TOOLS: ListEntry = { name: "PATH", value: EnvValue.unknown({ kind: "cli", name: "PATH" }), bytes: 0 };
const MOST_COPIES = 1_000_000;
const MOST_WORK = 16 * 1024 * 1024;
const NO_INPUTS: EvaluatedInputs = { keys: [], has: () => false, get: () => undefined, bytes: 0 };

/** What a run is made of. */
export interface RunParts {
  readonly model: Model;
  readonly target: Workflow;
  readonly context: PlanContext;
  readonly base: BaseEnvironment;
  /** Looks a step up in the library. */
  readonly find: (use: StepUse) => FoundStep | undefined;
  readonly diagnostics: Diagnostics;
}

/** One run of a workflow, walked from its first variable to its last step. */
export class Run {
  private readonly budget = { left: MOST_WORK };
  private readonly copies: CopyBudget = { left: MOST_COPIES };
  private readonly problems: Problems;
  private readonly conditions: Conditions;
  private readonly steps: PlannedStep[] = [];
  private readonly list: Scope;
  private readonly containers: ScopeView;
  private readonly templates: ScopeView;
  /** What the CLI's own process has. */
  private readonly process: Lookup;
  private readonly unsettled: Unsettled;
  private readonly literal: (item: EnvItem) => Text<never>;
  private readonly segments: Segments;
  private someStepRan = false;

  constructor(
    private readonly parts: RunParts,
    /** The list up to and including the app's variables. */
    app: Scope,
  ) {
    const { context, base, target, diagnostics } = parts;
    const triggered = triggeredBy(target);
    this.literal = literalOf(context);
    this.unsettled = new Unsettled(context);
    this.problems = new Problems(diagnostics);
    this.conditions = new Conditions(this.problems);
    this.list = new Scope(app.now(), { ...this.scopeOptions(), fallback: (name) => triggered.get(name) });
    this.segments = new Segments(this.list, this.scopeOptions());
    this.process = (name) => base.get(name) ?? triggered.get(name);
    this.containers = new ScopeView((name) => base.inContainer(name) ?? triggered.get(name));
    this.templates = new ScopeView(this.process, true);
  }

  /** Walks the workflows in the order in which they run. */
  walk(order: readonly Workflow[]): PlannedStep[] {
    this.list.appendItems(this.parts.target.envs);
    for (const workflow of order) {
      this.list.appendItems(workflow.envs);
      if (workflow.hasTools) this.list.append(TOOLS);
      this.segments.end();
      const { steps, entered } = flatten(workflow.steps, this.parts.model.bundles, this.copies);
      this.problems.shared(entered);
      for (const step of steps) if (this.isAffordable()) this.step(step, workflow);
    }
    if (!this.isAffordable()) this.problems.notWorkedOut(this.parts.target.at);
    return this.steps;
  }

  private isAffordable(): boolean {
    return this.copies.left > 0 && this.budget.left > 0;
  }

  private step(flat: FlatStep, workflow: Workflow): void {
    const scope = this.segments.scopeOf(flat.bundle);
    const found = this.parts.find(flat.use);
    const decision = this.conditions.decide(flat, found, () =>
      this.templateContext(this.segments.forConditions(scope)),
    );
    const seen = (flat.container === undefined ? scope : this.containers.of(scope)).now();
    const outer: Lookup = (name) => STEP_VARIABLES.get(name) ?? seen.scope.getAt(name, seen.at);
    const declared = found?.step.inputs(found.version) ?? [];
    const inputs = found === undefined ? NO_INPUTS : this.inputs(flat, declared, outer, scope);
    this.problems.checkList(scope.bytes + inputs.bytes, flat.use);
    if (decision.runs !== false) this.problems.folder(scope.folder);
    const names = () => [
      ...this.parts.base.names(),
      ...TRIGGERED,
      ...seen.scope.namesAt(seen.at),
      ...STEP_VARIABLES.keys(),
    ];
    this.steps.push(
      new StepOfRun({
        decision,
        workflow: workflow.id,
        index: this.steps.length,
        flat,
        step: found?.step ?? null,
        version: found?.version ?? null,
        versionKnown: found?.known ?? false,
        declared,
        inputs,
        outer,
        outerNames: names,
        folder: this.folderOf(scope.folder) ?? this.parts.base.get("BITRISE_SOURCE_DIR"),
        withheld: this.parts.context.withheld,
      }),
    );
    if (decision.runs !== false) this.afterStep(flat, found, scope);
  }

  private inputs(
    flat: FlatStep,
    declared: readonly StepInputDefinition[],
    outer: Lookup,
    scope: Scope,
  ): EvaluatedInputs {
    const template = () => {
      const context = this.templateContext(scope);
      return { ...context, get: (name: string) => STEP_VARIABLES.get(name) ?? context.get(name) };
    };
    return evaluateInputs(declared, flat.use, outer, template, {
      literal: this.literal,
      mayExist: this.unsettled.mayExist,
      tooLong: (key, item) => this.problems.inputTooLong(key, item ?? flat.use.at),
      template: (key, item, reason) => this.problems.template(key, item ?? flat.use.at, reason),
    });
  }

  /** What the step may set is known to the build only. Inside a bundle it goes to the bundle's variables and to the list. */
  private afterStep(flat: FlatStep, found: FoundStep | undefined, scope: Scope): void {
    this.someStepRan = true;
    this.segments.stepRan();
    this.unsettled.stepRan(flat.use);
    const origin = { kind: "output", name: flat.use.ref, at: flat.use.at } as const;
    for (const name of outputNames(flat.use, found)) this.set(name, EnvValue.unknown(origin), scope);
    for (const [name, text] of this.parts.context.handsOn?.(flat.use) ?? [])
      this.set(name, EnvValue.of(text, false, origin), scope);
  }

  private set(name: string, value: EnvValue, scope: Scope): void {
    const entry = { name, value, bytes: 0 };
    this.list.append(entry);
    if (scope !== this.list) scope.append(entry);
  }

  private templateContext(scope: Scope): TemplateContext {
    const { scope: seen, at } = (scope.hasUnset ? this.templates.of(scope) : scope).now();
    const { isCI, isPR } = this.parts.base.modes;
    return {
      isCI,
      isPR,
      isBuildFailed: this.someStepRan ? undefined : false,
      workflow: this.parts.target.id,
      projectType: this.parts.model.projectType,
      get: (name) => seen.getAt(name, at) ?? this.process(name),
      mayExist: this.unsettled.mayExist,
    };
  }

  /** The CLI changes into a folder as it is written. */
  private folderOf(item: EnvItem | undefined): EnvValue | undefined {
    if (item === undefined) return undefined;
    const origin = { kind: item.origin, name: item.key, at: item };
    return literalValue({ text: this.literal(item), secret: isSecretItem(item), isComputed: false, origin });
  }

  private scopeOptions() {
    const onTooLong = (item: EnvItem) => this.problems.valueTooLong(item);
    return { budget: this.budget, literal: this.literal, mayExist: this.unsettled.mayExist, onTooLong };
  }
}

function outputNames({ outputAliases }: StepUse, found: FoundStep | undefined): string[] {
  if (found === undefined) return [...outputAliases.values()].filter((alias) => alias !== "");
  return (found.step.outputs?.(found.version) ?? []).map((name) => outputAliases.get(name) || name);
}
