import type { LaneStart, LaneVariable } from "@stepauth/preview";

/** What two starts of a lane have in common that come to the same. It holds secrets, and stays in memory. */
export function startKey({ workDir, lane, environment, files, isOpen }: LaneStart): string {
  const variables = Object.entries(environment).map(([name, variable]) => [name, plain(variable)]);
  return JSON.stringify([workDir, lane, variables, [...files], isOpen]);
}

function plain(variable: LaneVariable): unknown {
  return typeof variable === "object" && "reveal" in variable ? [variable.reveal(), variable.isSecret] : variable;
}
