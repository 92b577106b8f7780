import { describe, expect, test } from "vitest";
import type {
  ApiKeyCredentials,
  AppleIdCredentials,
  Credentials,
  FailedResolution,
  Method,
  NoneResolution,
  Origin,
  Resolution,
  Status,
} from "../src/index.js";

// `status`, `method` and `credentials` tell one another. What must not compile is marked `@ts-expect-error`: the type check
// fails where one of them does compile.

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Is<Part extends Partial<Resolution>> = Extract<Resolution, Part>;
const yes = <T extends true>(value?: T) => value;

describe("a resolution", () => {
  test("has credentials exactly where its status is `resolved`", () => {
    yes<Same<Is<{ status: "resolved" }>["credentials"], Credentials>>();
    yes<Same<Is<{ status: "resolved" }>["method"], Method>>();
    yes<Same<Is<{ status: "resolved" }>["origin"], Origin>>();
    yes<Same<Exclude<Resolution, { status: "resolved" }>, FailedResolution | NoneResolution>>();
    yes<Same<FailedResolution["credentials"] | FailedResolution["method"] | FailedResolution["origin"], null>>();
    yes<Same<Resolution["status"], Status>>();
  });

  test("has the credentials of its method", () => {
    yes<Same<Is<{ method: "api-key" }>["credentials"], ApiKeyCredentials>>();
    yes<Same<Is<{ method: "apple-id" }>["credentials"], AppleIdCredentials>>();
    yes<Same<Is<{ method: "api-key" }>["session"], undefined>>();
    yes<Same<Is<{ method: "apple-id" }>["deferred"], undefined>>();
  });

  test("narrows as a program asks", () => {
    const told = (resolution: Resolution): string => {
      // @ts-expect-error: there may be no credentials
      const early = resolution.credentials.method;
      if (resolution.status === "failed") return `${resolution.credentials}`;
      if (resolution.status === "none") return resolution.status;
      // @ts-expect-error: an Apple ID has no key ID
      const keyId = resolution.credentials.keyId;
      return resolution.method === "api-key"
        ? resolution.credentials.keyId
        : `${resolution.credentials.appleId}${early}${keyId}`;
    };
    expect(told).toBeTypeOf("function");
  });

  test("can't be made of parts that do not belong together", () => {
    const made = (empty: FailedResolution, credentials: ApiKeyCredentials): Resolution[] => [
      { ...empty, status: "resolved", method: "api-key", origin: "inputs", credentials },
      // @ts-expect-error: a failed step has no credentials
      { ...empty, status: "failed", method: "api-key", origin: "inputs", credentials },
      // @ts-expect-error: these are no Apple ID
      { ...empty, status: "resolved", method: "apple-id", origin: "inputs", credentials },
    ];
    expect(made).toBeTypeOf("function");
  });
});
