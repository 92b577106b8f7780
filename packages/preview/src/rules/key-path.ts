import { folderPath } from "@stepauth/core";
import { replaceInput } from "../fix/edits.js";
import type { Fix } from "../fix/fix.js";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import { givenInput } from "./given.js";
import type { AdviceRule, AppleStep } from "./rule.js";

/** A plain path to the key: the released steps read it as a web address, so it has to start with `file://`. */
export const keyPath: AdviceRule = {
  about: "advice",
  code: "key/unreadable",
  advise: (finding, step) => {
    const { folder } = step.adapter.definition;
    if (folder !== undefined && finding.message.includes(`\`${folder}\``)) return pathIntoFolder(step, folder);
    const fix = keyPathFix(step);
    return fix ? { fix } : {};
  },
};

/** The key is in the folder in which the tool starts: names the file, where nothing of its path is a secret. */
function pathIntoFolder(step: AppleStep, folder: string): Pick<Finding, "help" | "fix"> {
  const input = givenInput(step, step.version.names.apiKeyPath);
  const texts = [folder, input?.key ?? ""].map((key) => step.planned.input(key)?.text);
  const within = givenInput(step, folder)?.converted.replace(/^\$\{?BITRISE_SOURCE_DIR\}?\//, "") ?? "";
  if (!input || texts.some((text) => text === undefined || text.isSecret) || within.includes("$")) return {};
  const path = folderPath(within, (texts[1]?.reveal() ?? "").replace(/^file:\/\//, ""));
  if (path === null) return {};
  const help = `${named(path)} exists: write \`${input.key}: file://./...\` with that path.`;
  const edit =
    PATH.test(path) &&
    !input.converted.includes("$") &&
    replaceInput(step.sources, input, { text: `file://./${path}` });
  return edit ? { help, fix: { title: "write the path from where the step starts", edits: [edit] } } : { help };
}

const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;
// Of the variables, one that is the same folder in every build. A pasted key has no ending.
const PATH = /^(?:\$BITRISE_SOURCE_DIR\/)?[\w./+-]{1,400}\.\w{2,4}$/;

/** Whether the key's path is a plain one. */
export function isPlainKeyPath({ planned, version }: AppleStep): boolean {
  const text = planned.input(version.names.apiKeyPath ?? "")?.text;
  const path = text === undefined || text.isVeiled ? "" : text.reveal().trim();
  return path !== "" && !ADDRESS.test(path) && !path.includes("-----BEGIN");
}

/** Writes the address of a file in place of a plain path; null where the path is no plain text. */
export function keyPathFix(step: AppleStep): Fix | null {
  const input = givenInput(step, step.version.names.apiKeyPath);
  if (!input || !isPlainKeyPath(step) || !PATH.test(input.converted)) return null;
  // What stands before the first slash would be a host.
  const path = input.converted.includes("/") ? input.converted : `./${input.converted}`;
  const edit = replaceInput(step.sources, input, { text: `file://${path}` });
  return edit ? { title: "write the path as a `file://` address", edits: [edit] } : null;
}
