import type { Workflow } from "../model/types.js";

/**
 * The order in which workflows run: each brings its own `before_run` and `after_run` with it, and runs as often as it is
 * mentioned. The caller has made sure that there is no cycle and an end to it.
 */
export function runOrder(target: Workflow, workflows: ReadonlyMap<string, Workflow>): Workflow[] {
  const order: Workflow[] = [];
  const waiting: { workflow: Workflow; entered: boolean }[] = [{ workflow: target, entered: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { workflow, entered } = next;
    if (entered) order.push(workflow);
    else {
      waiting.push(...mentioned(workflow.afterRun, workflows), { workflow, entered: true });
      waiting.push(...mentioned(workflow.beforeRun, workflows));
    }
  }
  return order;
}

/** Last first, for a stack. */
function mentioned(mentions: Workflow["beforeRun"], workflows: ReadonlyMap<string, Workflow>) {
  return mentions.toReversed().flatMap(({ id }) => {
    const workflow = workflows.get(id);
    return workflow === undefined ? [] : [{ workflow, entered: false }];
  });
}
