import type { LaneEnvironment } from "../fastlane/environment.js";
import type { Sight } from "./sight.js";

/** What was handed over and is set to something else by a file, as sights: which kind of file says which kind of trap. */
export function overwritingSights(overwritten: LaneEnvironment["overwritten"]): Sight[] {
  return overwritten.flatMap(({ name, at }) => (BEARS_ON.test(name) ? [{ kind: kindOf(at), at, name }] : []));
}

function kindOf(at: string): Sight["kind"] {
  const file = at.slice(at.lastIndexOf("/") + 1);
  if (file.startsWith(".env")) return "dotenv-overrides";
  return file.startsWith("Appfile:") ? "appfile-writes" : "fastfile-writes";
}

/** Variables that decide about credentials. */
const BEARS_ON =
  /^(?:FASTLANE_(?:USER|PASSWORD|SESSION|APPLE_APPLICATION_SPECIFIC_PASSWORD)|SPACESHIP_SESSION|DELIVER_(?:USER|PASSWORD)|[A-Z_]+_USERNAME|[A-Z_]+_API_KEY(?:_PATH|_KEY|_KEY_ID|_ISSUER_ID|_KEY_FILEPATH)?)$/;
