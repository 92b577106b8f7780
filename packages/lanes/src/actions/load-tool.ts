import type { LaneRun } from "../fastlane/run.js";
import type { Value } from "../value/values.js";

interface Tool {
  readonly names: readonly string[];
  readonly user?: string;
  readonly team: string;
}

/** Tools whose first use in a run copies their variables to those that every action reads, where these are unset. */
const tools: readonly Tool[] = [
  {
    names: ["get_provisioning_profile", "sync_code_signing", "match_nuke"],
    user: "SIGH_USERNAME",
    team: "SIGH_TEAM_ID",
  },
  { names: ["get_certificates"], team: "CERT_TEAM_ID" },
  { names: ["get_push_certificate"], user: "PEM_USERNAME", team: "PEM_TEAM_ID" },
  { names: ["create_app_online", "modify_services"], user: "PRODUCE_USERNAME", team: "PRODUCE_TEAM_ID" },
];

/** Loads what an action needs. */
export function loadTool(run: LaneRun, action: string): void {
  for (const { names, user, team } of tools) {
    if (!names.includes(action) || run.loaded.has(team)) continue;
    run.loaded.add(team);
    copy(run, "FASTLANE_TEAM_ID", run.environment.get(team));
    if (user) copy(run, "DELIVER_USER", run.environment.get(user));
  }
}

function copy(run: LaneRun, to: string, value: Value): void {
  if (run.environment.get(to) === null && value !== null) run.environment.set(to, value);
}
