import type { PlannedValue } from "@stepauth/workflow";
import { type HoldsFor, holdsFor, type OutcomeName } from "../outcomes/outcome.js";
import type { PreviewStep } from "../preview-step.js";
import { type FindingReport, findingReport } from "./finding.js";
import { type ShownResolution, shownResolution } from "./resolution.js";
import type { Show, Shown } from "./shown.js";

/** An input of a step as it may be shown. */
export type InputReport = Shown<Omit<PlannedValue, "empty">>;

/** An outcome of a step as it may be shown; one for both where they come to the same. */
export interface OutcomeReport {
  readonly outcome: HoldsFor;
  readonly resolution: ShownResolution;
  /** Something found about the step is an error in it: the credentials are there, and do not do. */
  readonly hasErrors: boolean;
}

/** An Apple step as it may be shown. */
export class StepReport {
  readonly workflow: string;
  readonly index: number;
  readonly ref: string;
  readonly step: string;
  readonly version: string;
  readonly title: string | null;
  readonly location: PreviewStep["location"];
  readonly runs: PreviewStep["runs"];
  readonly names: PreviewStep["names"];
  readonly findings: readonly FindingReport[];
  readonly lane: PreviewStep["lane"];
  readonly #step: PreviewStep;
  readonly #show: Show;
  #inputs: Readonly<Record<string, InputReport>> | undefined;
  #released: ShownResolution | undefined;
  #resolution: ShownResolution | undefined;

  constructor(step: PreviewStep, show: Show) {
    this.workflow = show(step.workflow);
    this.index = step.index;
    this.ref = show(step.ref);
    this.step = step.step;
    this.version = step.version;
    this.title = step.title && show(step.title);
    this.location = step.location;
    this.runs = step.runs;
    this.names = step.names;
    this.findings = step.findings.map((finding) => findingReport(finding, show));
    this.lane = step.lane;
    this.#step = step;
    this.#show = show;
  }

  /** What the released step does: the outcome of the build. */
  get released(): ShownResolution {
    this.#released ??= shownResolution(this.#step.released, this.#show);
    return this.#released;
  }

  /** What the policy that was asked for gives. */
  get resolution(): ShownResolution {
    this.#resolution ??= shownResolution(this.#step.resolution, this.#show);
    return this.#resolution;
  }

  /** What there is to show: the build, and beside it what is documented, where that differs. */
  get outcomes(): readonly OutcomeReport[] {
    const { released } = this;
    if (!this.#step.differs) return [{ outcome: "both", resolution: released, hasErrors: this.#hasErrors("released") }];
    return [
      { outcome: "released", resolution: released, hasErrors: this.#hasErrors("released") },
      { outcome: "documented", resolution: this.resolution, hasErrors: this.#hasErrors("documented") },
    ];
  }

  #hasErrors(outcome: OutcomeName): boolean {
    return this.findings.some((finding) => finding.severity === "error" && holdsFor(finding, outcome));
  }

  /** What the step receives. Many formats don't show it. */
  get inputs(): Readonly<Record<string, InputReport>> {
    this.#inputs ??= inputReports(this.#step, this.#show);
    return this.#inputs;
  }
}

function inputReports({ inputs }: PreviewStep, show: Show): Record<string, InputReport> {
  const reports: Record<string, InputReport> = Object.create(null);
  for (const [key, { text, unresolved, provenance }] of Object.entries(inputs))
    reports[key] = {
      text: show(text),
      unresolved: unresolved.map(show),
      provenance: provenance.map(({ kind, name, ...place }) => ({
        kind,
        ...(name === undefined ? {} : { name: show(name) }),
        ...place,
      })),
    };
  return reports;
}
