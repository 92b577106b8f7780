import type { Sight } from "../traps/sight.js";
import type { DotenvFiles } from "./dotenv.js";
import { joined } from "./folder.js";
import type { Project } from "./project.js";

/** A name in it that says that the file is for fastlane. */
const FOR_FASTLANE =
  /^[ \t]*(?:export[ \t]+)?(?:FASTLANE|DELIVER|PILOT|MATCH|SIGH|CERT|PEM|PRODUCE|SPACESHIP|APP_STORE_CONNECT|ASC|APPLE)_/m;

/** A dotenv file beside the fastlane folder that is not loaded, because a file in the folder looks like one. */
export function dotenvElsewhere(
  [inside = "", beside = ""]: readonly string[],
  { first }: DotenvFiles,
  project: Project,
): Sight | undefined {
  const [path = ""] = first;
  const isInside = path === joined(inside, ".env");
  const names = (folder: string) => project.names(folder) ?? [];
  if (!isInside || inside === beside || names(inside).some((name) => name === ".env" || name === ".env.default"))
    return undefined;
  const looksLikeOne = names(inside).find((name) => name.includes(".env"));
  const left = [".env", ".env.default"].find((name) => names(beside).includes(name));
  if (left === undefined || looksLikeOne === undefined) return undefined;
  const text = project.text(joined(beside, left)) ?? "";
  if (!FOR_FASTLANE.test(text)) return undefined;
  return { kind: "dotenv-elsewhere", at: `${joined(beside, left)}:1`, other: joined(inside, looksLikeOne) };
}
