import { printRecurring } from "../../json/print.js";
import type { PreviewReport } from "../../report/report.js";
import type { OutcomeReport, StepReport } from "../../report/step.js";
import type { Element } from "./element.js";

/** Where drawn steps come from. */
export interface Drawn {
  /** Begins a report. */
  begin(): void;
  /** A step as it was drawn for what it is now, which holds nothing but what may be shown; drawn where it was not. */
  drawn(step: StepReport, preview: PreviewReport, draw: () => Element): Element;
}

/** What the steps of the last report were drawn as. Of a file that somebody types in, nearly all stay as they were. */
export class DrawnSteps implements Drawn {
  #before: ReadonlyMap<string, Element> = new Map();
  #now = new Map<string, Element>();
  #withoutRepairs = new Map<string, Element>();

  /** For a report without repairs: steps stay as they were drawn with theirs. */
  readonly glance: Drawn = {
    begin: () => undefined,
    drawn: (step, preview, draw) => this.#withoutRepairs.get(madeOf(step, preview)) ?? draw(),
  };

  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
    this.#withoutRepairs = new Map();
  }

  drawn(step: StepReport, preview: PreviewReport, draw: () => Element): Element {
    const rest = madeOf(step, preview);
    const all = `${rest}${JSON.stringify(step.findings.map(({ fix, unsafeFix }) => [fix, unsafeFix]))}`;
    const element = this.#now.get(all) ?? this.#before.get(all) ?? draw();
    this.#now.set(all, element);
    this.#withoutRepairs.set(rest, element);
    return element;
  }
}

/** What a step is drawn of, but the repairs. */
function madeOf(step: StepReport, { file, account }: PreviewReport): string {
  const findings = step.findings.map(({ fix: _, unsafeFix: __, ...finding }) => finding);
  const inputs = Object.entries(step.inputs).filter(isOfTheFile);
  return JSON.stringify([file, account, { ...step, findings }, inputs, step.outcomes.map(whatIsDrawn)]);
}

// A literal default is what the version says it is.
function isOfTheFile([, { provenance, unresolved }]: [string, StepReport["inputs"][string]]): boolean {
  return provenance.length !== 1 || provenance[0]?.kind !== "default" || unresolved.length > 0;
}

// What there is to say of an outcome is among the findings of its step.
function whatIsDrawn({ outcome, resolution: { diagnostics: _, considered, ...resolution } }: OutcomeReport) {
  return [outcome, resolution, printRecurring(considered)];
}
