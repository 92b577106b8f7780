import { type Diagnostics, type Located, named } from "../diagnostics.js";
import { chain, weigh } from "./graph.js";
import type { Suggestions } from "./suggest.js";
import type { Mention, Model, Pipeline, PipelineWorkflow, Stage, Trigger } from "./types.js";

/** Checks triggers, pipelines and stages against what they mention. */
export class PipelineCheck {
  constructor(
    private readonly model: Model,
    private readonly diagnostics: Diagnostics,
    private readonly suggestions: Suggestions,
    /** Reports a workflow that does not exist. */
    private readonly missing: (mention: Mention) => void,
  ) {}

  everything(): void {
    for (const trigger of this.model.triggers) this.trigger(trigger);
    for (const pipeline of this.model.pipelines.values()) this.pipeline(pipeline);
    for (const stage of this.model.stages.values()) this.stage(stage);
  }

  private trigger({ at, workflow, pipeline }: Trigger): void {
    if ((workflow === undefined) === (pipeline === undefined))
      this.invalid("a trigger must name either a workflow or a pipeline", at);
    if (workflow?.id.startsWith("_"))
      this.diagnostics.warning(
        "workflow/invalid",
        `${named(workflow.id)} is a utility workflow, which nothing triggers`,
        workflow.at,
      );
    if (workflow !== undefined) this.exists(workflow);
    if (pipeline !== undefined) this.isThere("pipeline", pipeline, this.model.pipelines);
  }

  private stage({ id, at, workflows }: Stage): void {
    if (workflows.length === 0) this.invalid(`the stage ${named(id)} has no workflow`, at);
    for (const workflow of workflows) this.startable(workflow, `stage ${named(id)}`);
  }

  private pipeline(pipeline: Pipeline): void {
    const { id, at, stages, workflows } = pipeline;
    if (stages.length > 0 && workflows.size > 0)
      this.invalid(`the pipeline ${named(id)} has both stages and workflows`, at);
    if (stages.length === 0 && workflows.size === 0)
      this.diagnostics.warning("workflow/invalid", `the pipeline ${named(id)} starts no workflow`, at);
    for (const stage of stages) this.isThere("stage", stage, this.model.stages);
    for (const workflow of workflows.values()) this.inGraph(workflow, pipeline);
    this.cycles(pipeline);
  }

  private inGraph({ id, at, uses, hasInputs, dependsOn }: PipelineWorkflow, pipeline: Pipeline): void {
    if (uses === undefined) this.startable({ id, at }, `pipeline ${named(pipeline.id)}`);
    else this.exists(uses);
    if (uses !== undefined && this.model.workflows.has(id))
      this.invalid(`${named(id)} is a workflow, so that no variant can have its id`, at);
    if (uses === undefined && hasInputs)
      this.invalid(`${named(id)} is no variant of a workflow (\`uses\`), so that it takes no inputs`, at);
    const seen = new Set<string>();
    for (const mention of dependsOn) {
      if (seen.has(mention.id)) this.invalid(`${named(mention.id)} is named twice`, mention.at);
      else this.isThere("workflow in this pipeline", mention, pipeline.workflows);
      seen.add(mention.id);
    }
  }

  private cycles({ id: pipeline, workflows }: Pipeline): void {
    weigh({
      ids: workflows.keys(),
      own: () => ({ steps: 0, visits: 0, cyclic: false }),
      edges: (id) => (workflows.get(id)?.dependsOn ?? []).map((mention) => ({ to: mention.id, at: mention.at })),
      onCycle: (path, at) =>
        this.invalid(`workflows of the pipeline ${named(pipeline)} wait for each other: ${chain(path)}`, at),
    });
  }

  private startable(mention: Mention, by: string): void {
    const { id, at } = mention;
    if (id.startsWith("_")) this.invalid(`${named(id)} is a utility workflow, which the ${by} can't start`, at);
    else this.exists(mention);
  }

  private exists(mention: Mention): void {
    if (!this.model.workflows.has(mention.id)) this.missing(mention);
  }

  private isThere(what: string, { id, at }: Mention, known: ReadonlyMap<string, unknown>): void {
    if (known.has(id) || this.model.partial) return;
    this.invalid(`there is no ${what} ${named(id)}`, at, this.suggestions.help(id, known.keys()));
  }

  private invalid(message: string, at: Located, advice?: string): void {
    this.diagnostics.error("workflow/invalid", message, at, advice);
  }
}
