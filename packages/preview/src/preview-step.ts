import type { InputNames } from "@stepauth/core";
import type { Text } from "@stepauth/text";
import type { Location, PlannedValue, Runs } from "@stepauth/workflow";
import { fileText } from "./literals/file-text.js";
import type { Finding } from "./model.js";
import { agree } from "./outcomes/agree.js";
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
  #released: ResolutionTexts | undefined;
  #resolution: ResolutionTexts | undefined;

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

  /** What the released step does: the outcome of the build. */
  get released(): ResolutionTexts {
    this.#released ??= resolutionTexts(this.#seen.released, this.#seen);
    return this.#released;
  }

  /** What the policy that was asked for gives. */
  get resolution(): ResolutionTexts {
    this.#resolution ??= resolutionTexts(this.#seen.resolution, this.#seen);
    return this.#resolution;
  }

  /** Whether the two differ in more than the policy: in whether the step goes on, or in its credentials. */
  get differs(): boolean {
    return !agree(this.#seen.released, this.#seen.resolution);
  }

  /** The same step with other findings. */
  withFindings(findings: readonly Finding[]): PreviewStep {
    return new PreviewStep(this.#seen, findings);
  }

  toJSON(): object {
    const { inputs, names, released, resolution } = this;
    return { ...this, inputs, names, released, resolution };
  }
}
