import type { PreviewReport } from "../../report/report.js";
import type { OutcomeReport, StepReport } from "../../report/step.js";
import type { Element } from "./element.js";

/** What the steps of the last report were drawn as. Of a file that somebody types in, nearly all stay as they were. */
export class DrawnSteps {
  #before: ReadonlyMap<string, Element> = new Map();
  #now = new Map<string, Element>();

  /** Begins a report: of what was drawn before, the last report's steps are kept. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /** A step as it was drawn for what it is now, which holds nothing but what may be shown; drawn where it was not. */
  drawn(step: StepReport, { file, account }: PreviewReport, draw: () => Element): Element {
    const madeOf = JSON.stringify([file, account, step, step.inputs, step.outcomes.map(whatIsDrawn)]);
    const element = this.#now.get(madeOf) ?? this.#before.get(madeOf) ?? draw();
    this.#now.set(madeOf, element);
    return element;
  }
}

// What there is to say of an outcome is among the findings of its step.
function whatIsDrawn({ outcome, resolution: { diagnostics: _, ...resolution } }: OutcomeReport) {
  return [outcome, resolution];
}
