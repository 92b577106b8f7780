import type { PlannedStep, WorkflowSummary } from "@stepauth/workflow";
import type { Finding } from "./model.js";

// Far beyond what workflows share by `before_run` and bundles; what is beyond it was written to be too much.
const MOST_APPLE_STEPS = 2_000;
const MOST_STEPS = 50_000;
const MOST_PLANNED = 100_000;
const MOST_ENTERED = 200_000;
// A file with runs that are planned and then refused is likely to have more of them.
const IN_VAIN = 4;

/**
 * How often a preview of a whole file comes back to steps that it has seen: a few lines can repeat one another's steps
 * without end, each workflow within its own limit. Steps that are written out are never too many.
 */
export class Repeats {
  readonly #seen = new Set<object>();
  #appleSteps = 0;
  #steps = 0;
  #planned = 0;
  #entered = 0;

  /**
   * Whether so many more steps may be planned, and other workflows and bundles be entered on the way. Of a run that is too
   * long by itself the plan says so, at once.
   */
  hasRoomFor(stepCount: number, entered: number): boolean {
    if (stepCount > MOST_PLANNED || entered > MOST_ENTERED) return true;
    if (this.#planned + stepCount > MOST_PLANNED || this.#entered + entered > MOST_ENTERED) return false;
    this.#planned += stepCount;
    this.#entered += entered;
    return true;
  }

  /** Takes the steps of a run into account, or refuses them where there would be too many repeated ones. */
  admit(steps: readonly PlannedStep[], isApple: (step: PlannedStep) => boolean): boolean {
    const repeated = steps.filter(({ written }) => {
      const again = this.#seen.has(written);
      this.#seen.add(written);
      return again;
    });
    const apple = repeated.filter(isApple).length;
    if (this.#appleSteps + apple > MOST_APPLE_STEPS || this.#steps + repeated.length > MOST_STEPS) {
      this.#planned += (IN_VAIN - 1) * steps.length;
      return false;
    }
    this.#appleSteps += apple;
    this.#steps += repeated.length;
    return true;
  }
}

/** A workflow that is left out because the workflows of the file repeat one another's steps too often. */
export function tooManyRepeats({ id, location }: WorkflowSummary): Finding {
  return {
    code: "workflow/limit",
    severity: "warning",
    message: `The workflows of this file repeat one another's steps so often that ${id.slice(0, 60)} is left out here.`,
    help: "Preview it by itself with --workflow.",
    location,
  };
}
