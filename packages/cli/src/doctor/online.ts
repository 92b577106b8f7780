import { StepAuthError } from "@stepauth/core";
import { type AppleOptions, askApple } from "./apple.js";
import { type Check, type Facts, skipped } from "./check.js";
import { classify, clockChecks } from "./classify.js";

/**
 * Asks Apple whether it takes the key, with a request that changes nothing. Only when Apple refuses the key and the clock is
 * right is it asked again, as a key of the other program.
 */
export async function onlineChecks(
  { resolution: { credentials }, io }: Facts,
  options: AppleOptions,
): Promise<Check[]> {
  if (credentials?.method !== "api-key")
    return [
      skipped("online/unauthorized", "Only an API key can be tried: whether an Apple ID works shows at its login."),
    ];
  const asking = (enterprise: boolean) => askApple({ ...credentials, enterprise }, "apps", io.now(), options);
  try {
    const answer = await asking(credentials.enterprise);
    const skew = clockChecks(answer, io.now());
    const refused = answer.kind === "answer" && answer.status === 401;
    const other =
      refused && !skew.some(({ verdict }) => verdict === "error") ? await asking(!credentials.enterprise) : null;
    return [
      ...skew,
      ...classify(answer, {
        other,
        enterprise: credentials.enterprise,
        skewed: skew.some(({ verdict }) => verdict === "error"),
      }),
    ];
  } catch (error) {
    if (error instanceof StepAuthError)
      return [skipped("online/unauthorized", `Apple was not asked: ${error.message}`)];
    throw error;
  }
}
