// What an install brings: exactly these packages, and no more than so many bytes; source maps, which nothing loads that is
// not a debugger, are counted apart. A dependency more is a decision, made by writing it into limits.json.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { installed, strangersFolder } from "./folder.mjs";
import { CheckFailed } from "./run.mjs";

const limits = JSON.parse(readFileSync(join(import.meta.dirname, "limits.json"), "utf8"));

/** Installs the package alone into an empty folder. Returns the line of the report. */
export async function measured({ name }, path, url) {
  const folder = await strangersFolder(path, url);
  await folder.install(name);
  const { names, bytes, maps } = installed(path);
  const others = names.filter((each) => each !== name);
  const kilobytes = Math.ceil(bytes / 1024);
  const limit = limits[name];
  const line = `${name}: ${kilobytes} KiB installed, ${Math.ceil(maps / 1024)} KiB of source maps beside, ${others.length} dependencies (${others.join(", ") || "none"})`;
  if (limit === undefined) throw new CheckFailed(`${line}\nlimits.json has no row for it`);
  if (others.join() !== [...limit.dependencies].sort().join())
    throw new CheckFailed(`${line}\nlimits.json expects ${limit.dependencies.join(", ") || "none"}`);
  if (kilobytes > limit.kilobytes) throw new CheckFailed(`${line}\nlimits.json allows ${limit.kilobytes} KiB`);
  return line;
}
