import { type ApiKeyTexts, type AppleIdTexts, type ResolutionTexts, withFacts } from "../resolution/texts.js";
import { type Show, type Shown, shownRecord } from "./shown.js";

/** A resolution as it may be shown. */
export type ShownResolution = Shown<ResolutionTexts>;

/** Shows a resolution. */
export function shownResolution(texts: ResolutionTexts, show: Show): ShownResolution {
  const { credentials, inputs, env, args, files } = texts;
  return withFacts(texts, {
    credentials: credentials && shownCredentials(credentials, show),
    inputs: shownRecord(inputs, show),
    env: shownRecord(env, show),
    args: args.map(show),
    files: files.map(({ name, mode, content }) => ({
      name: show(name),
      mode,
      ...(content === undefined ? {} : { content: show(content) }),
    })),
  });
}

function shownCredentials(credentials: ApiKeyTexts | AppleIdTexts, show: Show): Shown<ApiKeyTexts | AppleIdTexts> {
  if (credentials.method === "api-key") {
    const { method, keyId, issuerId, privateKey, enterprise } = credentials;
    const key = privateKey === undefined ? {} : { privateKey: show(privateKey) };
    return { method, keyId: show(keyId), issuerId: show(issuerId), ...key, enterprise };
  }
  const { method, appleId, password, session, appSpecificPassword } = credentials;
  return {
    method,
    appleId: show(appleId),
    password: show(password),
    session: show(session),
    appSpecificPassword: show(appSpecificPassword),
  };
}
