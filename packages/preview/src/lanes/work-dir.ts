import type { PlannedStep } from "@stepauth/workflow";

/** The folder of an input as a path below the root; undefined where only the build knows it, or where it leads out. */
export function folderBelowRoot(planned: PlannedStep, key: string): string | undefined {
  const given = planned.userInputs.find((input) => input.key === key && !input.overridden)?.converted.trim() ?? "";
  const written = given.replace(/^\$(?:BITRISE_SOURCE_DIR|\{BITRISE_SOURCE_DIR\})(?=\/|$)/, ".");
  if (written.includes("$")) return resolvedFolder(planned, key);
  return belowRoot(written);
}

// A variable of the file itself.
function resolvedFolder(planned: PlannedStep, key: string): string | undefined {
  const value = planned.input(key);
  if (!value || value.unresolved.length > 0 || value.text.isSecret) return undefined;
  return belowRoot(value.text.reveal());
}

/** A relative path without `.` and `..`; undefined where it is none, or leads out. */
export function belowRoot(path: string): string | undefined {
  if (/^[/~]/.test(path)) return undefined;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}
