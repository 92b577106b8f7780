import type { StepVersion } from "../adapter/step-version.js";
import type { Place, PlanValue } from "../auth-types/plan.js";
import type { Method, Origin, Policy } from "../model.js";

interface Where {
  readonly origin: Origin;
  readonly method: Method;
}

/** What a kind of credentials is called. */
export function label(method: Method): string {
  return method === "api-key" ? "API key" : "Apple ID";
}

/** The input that chooses with one of its values, as YAML wants it: quoted where YAML would make something else of it. */
export function choice({ plan }: StepVersion, value: string): string {
  const quoted = TURNED.test(value) ? `${plan.input}: "${value}"` : `${plan.input}: ${value}`;
  return `\`${quoted}\``;
}

const TURNED = /^(?:|~|null|y|n|yes|no|true|false|on|off|[-+.\d].*)$/i;

/** Why a version does not take credentials from a place; null where it does. */
export function whyRefused(step: StepVersion, value: PlanValue, { origin, method }: Where): string | null {
  const here = placesOf(value);
  if (here.includes(`${origin} ${method}`)) return null;
  const { definition, version, plan } = step;
  const name = `${definition.step} ${version}`;
  if (!plan.values.some((one) => placesOf(one).includes(`${origin} ${method}`))) {
    if (origin === "inputs") return `${name} has no inputs for an ${label(method)}`;
    return `${name} takes no ${label(method)} from the connected account${method === "apple-id" ? whatOfSession(step) : ""}`;
  }
  const said = choice(step, value.value);
  const origins = originsOf(here);
  if (origins.size === 0) return `${said} takes no credentials`;
  if (!origins.has(origin))
    return origin === "inputs"
      ? `${said} uses the connected account alone`
      : `${said} leaves the connected account out`;
  return origins.size > 1 ? `${said} takes no ${label(method)} here` : `${said} asks for the other kind${of(origin)}`;
}

function whatOfSession({ plan, rules }: StepVersion): string {
  if (rules.session === "lost") return ", and loses its 2FA session on the way";
  return plan.session ? ", only its 2FA session" : "";
}

function of(origin: Origin): string {
  return origin === "connection" ? " of the connected account" : "";
}

/** Why it is this place and not the other: nothing else is taken, it comes first, or what comes first is not there. */
export function whyChosen(step: StepVersion, value: PlanValue, policy: Policy, { origin, method }: Where): string {
  const set = origin === "inputs" ? "set in the step's inputs" : "connected to the app";
  const places = value[policy];
  const origins = originsOf(places);
  if (origins.size === 1) {
    if (!takesInputs(step)) return `${set}, and ${step.definition.step} ${step.version} takes nothing else`;
    const other = origin === "inputs" ? "connection" : "inputs";
    return `${set}, and ${whyRefused(step, value, { origin: other, method: "api-key" }) ?? "nothing else is taken"}`;
  }
  const first = places.indexOf(`${origin} ${method}`) < places.findIndex((place) => !place.startsWith(origin));
  if (origin === "inputs")
    return first ? `${set}, which come first` : `${set}, and nothing that comes first is connected`;
  return first ? `${set}, and the connected account comes first` : `${set}, and the step's inputs hold no credentials`;
}

/** Whether a version has inputs that credentials may come from. */
export function takesInputs({ plan }: StepVersion): boolean {
  return plan.values.some((value) => placesOf(value).some((place) => place.startsWith("inputs ")));
}

function placesOf(value: PlanValue): readonly Place[] {
  return value.shipped;
}

function originsOf(places: readonly Place[]): Set<string> {
  return new Set(places.map((place) => place.split(" ")[0] ?? ""));
}
