import { checkDefinition } from "#check-definition";
import { fromEnv } from "#process";
import type { AuthTypeRow } from "../auth-types/row.js";
import { StepAuthError } from "../errors.js";
import type { Policy } from "../model.js";
import { rememberLast } from "../remember.js";
import { resolveStep } from "../resolve.js";
import type { StepAdapter } from "./adapter.js";
import { releasedVersions } from "./catalogue.js";
import type { AnyDefinition, StepAdapterDefinition } from "./definition.js";
import { type StepVersion, stepVersion } from "./step-version.js";
import { resolveLock } from "./versions.js";

/** More locks than anybody writes; a caller may send anything. */
const MOST_LOCKS = 100;

/**
 * Makes an adapter from a definition. The compiler asks for a mapping for exactly the auth types that the plans of the rows come to.
 *
 * @throws {TypeError} for a definition that the compiler would refuse, with every mistake in it; not in what a bundler made for a
 *   browser or worker, unless for development
 */
export function defineStepAdapter<const Rows extends readonly AuthTypeRow[], const Key extends string = string>(
  definition: StepAdapterDefinition<Rows, Key>,
): StepAdapter<Key> {
  const any = definition as unknown as AnyDefinition;
  checkDefinition(any);
  const versions = releasedVersions(any.catalogue);
  const described = new Map<string, StepVersion>();
  const describe = (version: string): StepVersion => {
    const known = described.get(version) ?? stepVersion(any, version);
    described.set(version, known);
    return known;
  };
  const resolveVersion = rememberLast(MOST_LOCKS, (lock) => resolveLock(versions, lock));
  const adapter: StepAdapter<Key> = {
    name: any.name,
    step: any.step,
    definition: any,
    versions,
    resolveVersion,
    inputs: (version) => [...describe(version).declared.values()],
    describe,
    resolve: async (request) => {
      request.signal?.throwIfAborted();
      const { version, known } = resolveVersion(request.version ?? "");
      return await resolveStep({
        step: describe(version),
        versionKnown: known && (request.versionKnown ?? true),
        inputs: request.inputs as Readonly<Record<string, string>>,
        unknown: request.unknown ?? [],
        account: request.account,
        environment: request.environment,
        policy: knownPolicy(request.policy ?? "inputs-first"),
        now: request.now ?? new Date(),
        io: {
          keys: request.keys ?? "read",
          readFile: request.readFile,
          fetch: request.fetch,
          signal: request.signal,
          onRetry: request.onRetry,
          namesPaths: request.namesPaths,
        },
      });
    },
    fromEnv: (env, options) => fromEnv(adapter, env, options),
  };
  return adapter;
}

const policies: readonly Policy[] = ["inputs-first", "shipped"];

/** What a program hands over is not always what its types say. */
function knownPolicy(policy: Policy): Policy {
  if (policies.includes(policy)) return policy;
  throw new StepAuthError(
    "request/invalid",
    "There is no such policy.",
    `Give one of ${policies.map((known) => `"${known}"`).join(", ")}, or none.`,
  );
}
