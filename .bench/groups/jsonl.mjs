import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyFileName, makeApiKey } from "../inputs/api-key.mjs";
import { makeRequests } from "../inputs/requests.mjs";
import { boundScript, program } from "../paths.mjs";
import { compareProcesses } from "../process/compare.mjs";
import { run } from "../process/run.mjs";

const COUNT = 20_000;

/** @type {import("../measurement.mjs").Measure} */
export async function jsonl({ quick, folder }) {
  const input = requestsFile(folder);
  const measured = await compareProcesses(
    () => run([program, "resolve", "--jsonl"], { input }),
    () => run([boundScript("json-lines.mjs")], { input }),
    quick ? 3 : 9,
  );
  const work = { count: COUNT, unit: "requests" };
  return [{ group: "jsonl", name: "resolve --jsonl", against: "JSON alone", work, ...measured }];
}

/** @param {string} folder */
function requestsFile(folder) {
  const key = makeApiKey();
  const keyFile = join(folder, keyFileName(key));
  writeFileSync(keyFile, key.privateKey, { mode: 0o600 });
  const lines = makeRequests({ seed: 1, count: COUNT, key, keyFile }).map((request) => `${JSON.stringify(request)}\n`);
  const file = join(folder, "requests.jsonl");
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  return file;
}
