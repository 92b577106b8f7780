import { adapters } from "@stepauth/preview";
import { conformance } from "@stepauth/testing";
import { describe, test } from "vitest";

// Every adapter that is listed, and none that is not: an adapter becomes one by being in the list.
describe.each(adapters.map((adapter) => [adapter.name, adapter] as const))("%s", (_, adapter) => {
  for (const { name, run } of conformance(adapter)) test(name, run);
});
