import { outcomeWords } from "../../outcomes/outcome.js";
import type { OutcomeReport } from "../../report/step.js";
import { type Element, h } from "./element.js";
import { type Scene, shownShort } from "./scene.js";

/** What the step hands to its tool: variables, arguments and files; null when that is nothing. */
export function handOver({ outcome, resolution }: OutcomeReport, scene: Scene): Element | null {
  const { env, unsetEnv, args, files, tool } = resolution;
  if (Object.keys(env).length + unsetEnv.length + args.length + files.length === 0) return null;
  const shown = (given: string) => h("code", { class: "value" }, shownShort(given || "empty", scene));
  const term = (name: string, ...words: (Element | string)[]) =>
    h("div", {}, h("dt", {}, h("code", {}, scene.shown(name))), h("dd", {}, words));
  return h(
    "details",
    { class: "hand-over" },
    h(
      "summary",
      {},
      "What it hands to ",
      scene.shown(tool?.name ?? resolution.step),
      outcome === "both" ? null : ` ${outcomeWords[outcome]}`,
    ),
    h(
      "dl",
      {},
      Object.entries(env).map(([name, given]) => term(name, shown(given))),
      unsetEnv.map((name) => term(name, h("span", { class: "quiet" }, "removed from the environment"))),
      args.length === 0 ? null : term("arguments", ...args.flatMap((given) => [shown(given), " "])),
      files.map(({ name }) =>
        term(name, h("span", { class: "quiet" }, "a file of its own, readable by its owner only")),
      ),
    ),
  );
}
