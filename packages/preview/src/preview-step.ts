import type { InputNames } from "@stepauth/core";
import type { Text } from "@stepauth/text";
import type { Location, PlannedValue, Runs } from "@stepauth/workflow";
import { fileText } from "./literals/file-text.js";
import type { Finding } from "./model.js";
import { type ResolutionTexts, resolutionTexts } from "./resolution/texts.js";
import type { SeenStep } from "./seen-step.js";

/** An Apple step of a run with what it gets. What only some callers want is worked out when they first ask for it. */
export class PreviewStep {
  /** The workflow that holds it. */
  readonly workflow: Text;
  /** Its position among all steps of the run, from 0. */
  readonly index: number;
  /** The reference as written. */
  readonly ref: Text;
  /** The step's id. */
  readonly step: string;
  readonly version: string;
  readonly title: Text | null;
  readonly location: Location;
  readonly runs: Runs;
  readonly findings: readonly Finding[];
  readonly #seen: SeenStep;
  #resolution: ResolutionTexts | undefined;
  #released: ResolutionTexts | null | undefined;

  constructor(seen: SeenStep, findings: readonly Finding[] = seen.findings) {
    const { planned, resolution } = seen;
    this.#seen = seen;
    this.workflow = fileText(planned.workflow);
    this.index = planned.index;
    this.ref = fileText(planned.ref);
    this.step = resolution.step;
    this.version = resolution.version;
    this.title = planned.title === null ? null : fileText(planned.title);
    this.location = planned.location;
    this.runs = planned.runs;
    this.findings = findings;
  }

  /** What the step receives: every input that its version declares. */
  get inputs(): Readonly<Record<string, PlannedValue>> {
    return this.#seen.planned.inputs;
  }

  /** What the inputs for authentication are called in this version. */
  get names(): InputNames {
    return this.#seen.version.names;
  }

  /** What the policy that was asked for gives. */
  get resolution(): ResolutionTexts {
    this.#resolution ??= resolutionTexts(this.#seen.resolution, this.#seen);
    return this.#resolution;
  }

  /** What the released step does, where that differs. */
  get released(): ResolutionTexts | null {
    const { released } = this.#seen;
    this.#released ??= released === null ? null : resolutionTexts(released, this.#seen);
    return this.#released;
  }

  /** The same step with other findings. */
  withFindings(findings: readonly Finding[]): PreviewStep {
    return new PreviewStep(this.#seen, findings);
  }

  toJSON(): object {
    const { inputs, names, resolution, released } = this;
    return { ...this, inputs, names, resolution, released };
  }
}
