// What the package exports by itself starts a thread and looks for Java; this is the same checker compiled to JavaScript.
import recheck from "recheck/lib/browser.js";

// Its limits on work hold; those on time would make the verdict depend on the machine.
const LIMITS = { timeout: 300_000, attackTimeout: null, incubationTimeout: null };

/** Whether a regular expression takes linear time, or why not. What recheck can't decide is not safe. */
export function judge({ source, flags }) {
  const { status, complexity, attack, error } = recheck.checkSync(source, flags, LIMITS);
  if (status === "safe") return { safe: true };
  if (status === "unknown") return { safe: false, why: `can't be decided (${error.kind})` };
  return { safe: false, why: `${complexity.summary}, as with ${attack.pattern}` };
}
