import { Unknown } from "../value/unknown.js";
import { Str, type Value } from "../value/values.js";
import type { LaneRun } from "./run.js";

const CI_NAMES = (
  "JENKINS_HOME JENKINS_URL TRAVIS CI APPCENTER_BUILD_ID TEAMCITY_VERSION GO_PIPELINE_NAME bamboo_buildKey GITLAB_CI XCS " +
  "TF_BUILD GITHUB_ACTION GITHUB_ACTIONS BITRISE_IO BUDDY CODEBUILD_BUILD_ARN"
).split(" ");

/** Whether this is a CI: fastlane goes by names in the environment. */
export function isCi({ environment }: LaneRun): Value {
  const values = CI_NAMES.map((name) => environment.get(name));
  if (values.some((value) => value instanceof Str || (value instanceof Unknown && value.kind !== "any"))) return true;
  const unknown = values.find((value) => value instanceof Unknown);
  return unknown instanceof Unknown ? unknown.derived("key?", "boolean") : false;
}

/** `FastlaneCore::Env.truthy?`: set, and not one of the words for no. */
export function isSwitchedOn({ environment }: LaneRun, name: string): Value {
  const value = environment.get(name);
  if (value instanceof Unknown) return value.derived("truthy?", "boolean");
  return value instanceof Str && !["", "no", "false", "off", "0"].includes(value.clear);
}
