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
  readonly #seen: SeenStep;
  readonly #show: (finding: Finding) => Finding;
  #findings: readonly Finding[] | undefined;
  #released: ResolutionTexts | undefined;
  #resolution: ResolutionTexts | undefined;

  /** `show` gives a finding what may be shown of the line that it points to. */
  constructor(seen: SeenStep, show: (finding: Finding) => Finding) {
    this.#seen = seen;
    this.#show = show;
  }

  /** The workflow that holds it. */
  get workflow(): Text {
    return fileText(this.#seen.planned.workflow);
  }

  /** Its position among all steps of the run, from 0. */
  get index(): number {
    return this.#seen.planned.index;
  }

  /** The reference as written. */
  get ref(): Text {
    return fileText(this.#seen.planned.ref);
  }

  /** The step's id. */
  get step(): string {
    return this.#seen.resolution.step;
  }

  get version(): string {
    return this.#seen.resolution.version;
  }

  get title(): Text | null {
    const { title } = this.#seen.planned;
    return title === null ? null : fileText(title);
  }

  get location(): Location {
    return this.#seen.planned.location;
  }

  get runs(): Runs {
    return this.#seen.planned.runs;
  }

  get findings(): readonly Finding[] {
    this.#findings ??= this.#seen.findings.map(this.#show);
    return this.#findings;
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

  /** In which outcomes another step comes to the same as this one. */
  agreesWith(other: PreviewStep): { readonly released: boolean; readonly resolution: boolean } {
    return {
      released: agree(this.#seen.released, other.#seen.released),
      resolution: agree(this.#seen.resolution, other.#seen.resolution),
    };
  }

  /** The same step with other findings. */
  withFindings(findings: readonly Finding[]): PreviewStep {
    return new PreviewStep({ ...this.#seen, findings }, (finding) => finding);
  }

  toJSON(): object {
    const { workflow, index, ref, step, version, title, location, runs, findings } = this;
    const { inputs, names, released, resolution } = this;
    return {
      workflow,
      index,
      ref,
      step,
      version,
      title,
      location,
      runs,
      findings,
      inputs,
      names,
      released,
      resolution,
    };
  }
}
