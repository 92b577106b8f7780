import type { WorkflowFile } from "@stepauth/workflow";

type Model = WorkflowFile["model"];
type Bundle = NonNullable<ReturnType<Model["bundles"]["get"]>>;
type StepItem = Bundle["steps"][number];

/** The step bundles that no workflow leads to, without those that another one of them uses. */
export function unusedBundles({ workflows, bundles }: Model): Bundle[] {
  const used = new Set<string>();
  for (const { steps } of workflows.values()) follow(steps, bundles, used);
  const unused = [...bundles.values()].filter(({ id }) => !used.has(id));
  const inside = new Set(unused.flatMap(({ steps }) => usesIn(steps)));
  return unused.filter(({ id }) => !inside.has(id));
}

function follow(steps: readonly StepItem[], bundles: Model["bundles"], used: Set<string>): void {
  const waiting = usesIn(steps);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (used.has(id)) continue;
    used.add(id);
    waiting.push(...usesIn(bundles.get(id)?.steps ?? []));
  }
}

function usesIn(steps: readonly StepItem[]): string[] {
  return steps.flatMap((item) => {
    if (item.kind === "bundle") return [item.id];
    return item.kind === "with" ? usesIn(item.steps) : [];
  });
}
