import { type Diagnostics, type Located, named, namedKey } from "../diagnostics.js";
import type { StepUse } from "../model/types.js";
import { type EnvItem, namedItem } from "../values/env-item.js";
import { MOST_BYTES } from "./expand-value.js";
import { type BundleInstance, lostItems } from "./flatten.js";

/** Findings of one run. What is wrong with one item is said once, however often the run comes across it. */
export class Problems {
  private readonly reported = new Set<unknown>();

  constructor(private readonly diagnostics: Diagnostics) {}

  valueTooLong(item: EnvItem): void {
    const message = `the value of ${namedItem(item)} would be longer than 256 KiB`;
    this.once(item, () => this.diagnostics.error("workflow/limit", message, item));
  }

  inputTooLong(key: string, at: Located): void {
    const message = `the input ${namedKey(key)} would be longer than 256 KiB`;
    this.once(at, () => this.diagnostics.error("workflow/limit", message, at));
  }

  /** The CLI adds up all values of a step's list, each as often as it stands in it. */
  checkList(bytes: number, use: StepUse): void {
    if (bytes <= MOST_BYTES) return;
    const message = "all variables of this step together are longer than 256 KiB";
    this.once("list", () => this.diagnostics.error("workflow/limit", message, use.at));
  }

  notWorkedOut(target: Located): void {
    const help = "What comes after the steps shown is not worked out.";
    this.diagnostics.error("workflow/limit", "its variables are too many, or too long, to be worked out", target, help);
  }

  folder(item: EnvItem | undefined): void {
    if (item === undefined || !item.text.includes("$")) return;
    const message =
      "the CLI changes into this folder as it is written: no variable in it is replaced, so that steps fail";
    this.once(item, () => this.diagnostics.error("workflow/invalid", message, item));
  }

  template(key: string, at: Located, reason: string): void {
    const message = `the template in the input ${namedKey(key)} fails: ${reason}`;
    this.once(at, () => this.diagnostics.error("workflow/invalid", message, at));
  }

  condition(at: Located, reason: string): void {
    this.once(at, () => this.diagnostics.error("workflow/invalid", `this \`run_if\` fails: ${reason}`, at));
  }

  /** Bundles whose steps are handed what another bundle's steps should get. */
  shared(entered: readonly BundleInstance[]): void {
    for (const instance of entered) {
      const lost = lostItems(instance);
      if (lost.length > 0) this.once(instance.use, () => this.sharedBy(instance, lost));
    }
  }

  private sharedBy({ use, bundle }: BundleInstance, lost: readonly EnvItem[]): void {
    const names = [...new Set(lost.map(namedItem))].slice(0, 5).join(", ");
    const lines = [...new Set(lost.map(({ location }) => location.line))].slice(0, 5).join(", ");
    this.diagnostics.warning(
      "workflow/bundle-values-shared",
      `the CLI gives the steps of this bundle variables of a later bundle beside it, in place of ${names}`,
      use.at,
      `Intended is what stands at line ${lines} (step bundle ${named(bundle.id)}). One variable more in the outer bundle may part them.`,
    );
  }

  private once(what: unknown, report: () => void): void {
    if (this.reported.has(what)) return;
    this.reported.add(what);
    report();
  }
}
