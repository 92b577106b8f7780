import type { Finding } from "../model.js";
import { givenInput } from "./given.js";
import { isTooOldForLogin, tooOld } from "./locked-gems.js";
import type { AppleStepRule } from "./rule.js";

/** An input names a release of fastlane that can't log in with the Apple ID that is selected. */
export const toolRelease: AppleStepRule = {
  about: "apple-step",
  by: "outcome",
  code: "lane/fastlane-too-old",
  check(step): readonly Finding[] {
    const { credentials } = step.resolution;
    const input = givenInput(step, step.adapter.definition.toolRelease);
    if (!input || credentials?.method !== "apple-id" || !isTooOldForLogin(input.converted.trim())) return [];
    const location = input.valueLocation ?? input.location;
    return [{ ...tooOld(`the one of \`${input.key}\``, !credentials.session.isEmpty), location, input: input.key }];
  },
};
