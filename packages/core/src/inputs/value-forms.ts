/** What an input holds that is no credential, and by which its value can be told. */
export type ValueForm = "portal-team" | "connect-team" | "team-name" | "app-number" | "bundle-id";

/** What is wrong with a value, without the value, and the way out. */
export interface Flaw {
  readonly what: string;
  readonly help: string;
}

const PORTAL_TEAM = /^[A-Z0-9]{10}$/;
const NUMBER = /^\d{1,15}$/;
const BUNDLE_ID = /^[\w-]+(?:\.[\w-]+)+$/;

const WHERE_PORTAL = "It stands at developer.apple.com, under Membership details.";
const WHERE_CONNECT =
  "It is the number behind the team's name in the list that `fastlane deliver` prints; the name may be given instead.";
const WHERE_APP = "Copy it from App Store Connect: the app's page, App Information, Apple ID.";

/** What is wrong with a value of a form; null where nothing is. */
export function flawOf(form: ValueForm, text: string): Flaw | null {
  return flaws[form](text);
}

const flaws: Readonly<Record<ValueForm, (text: string) => Flaw | null>> = {
  "portal-team": (text) => {
    if (PORTAL_TEAM.test(text)) return null;
    const what = NUMBER.test(text)
      ? "holds a number, which is a team's ID in App Store Connect: in the Developer Portal it is ten capital letters and digits"
      : "holds no team ID of the Developer Portal: those are ten capital letters and digits";
    return { what, help: WHERE_PORTAL };
  },
  "connect-team": (text) => {
    if (NUMBER.test(text)) return null;
    const what = isPortalTeam(text)
      ? "holds a team's ID in the Developer Portal, ten characters: in App Store Connect it is a number"
      : "holds no team ID of App Store Connect: those are numbers";
    return { what, help: WHERE_CONNECT };
  },
  "team-name": (text) =>
    isPortalTeam(text) || /^\d{5,15}$/.test(text)
      ? { what: "holds a team's ID, and no name", help: "Give the name as App Store Connect shows it." }
      : null,
  "app-number": (text) => {
    if (NUMBER.test(text)) return null;
    if (text.includes("@"))
      return {
        what: "holds an e-mail address, which is the Apple ID of an account: the Apple ID of an app is a number",
        help: WHERE_APP,
      };
    const isBundle = BUNDLE_ID.test(text);
    const what = isBundle
      ? "holds a bundle ID: the Apple ID of an app is a number"
      : "holds no Apple ID of an app: those are numbers";
    return { what, help: isBundle ? `Move it to \`bundle_id\`. ${WHERE_APP}` : WHERE_APP };
  },
  "bundle-id": (text) => {
    if (NUMBER.test(text))
      return { what: "holds a number, which is an app's Apple ID, and no bundle ID", help: "Move it to `app_id`." };
    return text.includes("@")
      ? { what: "holds an e-mail address, and no bundle ID", help: "Give the app's, such as `com.example.app`." }
      : null;
  },
};

// A name may be ten capitals long; digits among them are an ID's.
function isPortalTeam(text: string): boolean {
  return PORTAL_TEAM.test(text) && /\d/.test(text) && /[A-Z]/.test(text);
}
