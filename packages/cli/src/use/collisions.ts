import type { Diagnostic, Resolution, StepAdapter } from "@stepauth/core";

type Env = Readonly<Record<string, string | undefined>>;

/** What the credentials bring into an environment. */
export interface Brought {
  readonly env: Readonly<Record<string, string>>;
  readonly unsetEnv: readonly string[];
}

/**
 * Variables of the environment that meet those of the credentials: replaced, removed, or left there although they belong to
 * the other kind of credentials, which the tool may then prefer.
 */
export function collisions(adapter: StepAdapter, resolution: Resolution, brought: Brought, env: Env): Diagnostic[] {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== "";
  const replaced = Object.entries(brought.env).filter(([name, value]) => isSet(name) && env[name] !== value);
  const removed = brought.unsetEnv.filter(isSet);
  const rivals = rivalNames(adapter, resolution).filter((name) => isSet(name) && !removed.includes(name));
  return [
    ...replaced.map(([name]) =>
      collision(`${name} is set in the environment already; the credentials replace its value.`),
    ),
    ...removed.map((name) => collision(`${name} is set in the environment; it is removed, as the step does.`)),
    ...rivals.map((name) =>
      collision(
        `${name} is set in the environment, and ${resolution.tool?.name ?? resolution.step} may use it instead of these credentials.`,
      ),
    ),
  ];
}

/** Variables that the same step would set for other credentials. */
function rivalNames(adapter: StepAdapter, { version, method, env }: Resolution): string[] {
  if (method === null) return [];
  const { hands } = adapter.describe(version);
  const others = Object.entries(hands).filter(([kind]) => kind !== method);
  const names = others.flatMap(([, hand]) =>
    Object.entries(hand?.env ?? {}).flatMap(([name, part]) => (typeof part === "string" ? [] : [name])),
  );
  return [...new Set(names)].filter((name) => !(name in env));
}

function collision(message: string): Diagnostic {
  const help = "Unset it where it is defined, unless you mean it to be there.";
  return { code: "env/collision", severity: "warning", message, help };
}
