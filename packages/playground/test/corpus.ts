import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const repository = join(import.meta.dirname, "..", "..", "..");
// Real files of others stand beside the repository where they are at hand, and are never part of it.
const folder = join(repository, "..", "shared", "corpus");
const APPLE = /fastlane@|deploy-to-itunesconnect-|ios-auto-provision/;

/** Files to compare with: ten with Apple steps, all of them with `STEPAUTH_FULL`, and our own example without any. */
export function corpusFiles(): { name: string; yaml: string }[] {
  const example = join(repository, "examples", "preview", "bitrise.yml");
  const own = { name: "examples/preview", yaml: readFileSync(example, "utf8") };
  if (!existsSync(folder)) return [own];
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const all = names.map((name) => ({ name, yaml: readFileSync(join(folder, name), "utf8") }));
  if (process.env.STEPAUTH_FULL) return [own, ...all];
  const apple = all.filter(({ yaml }) => APPLE.test(yaml));
  return [own, ...apple.filter((_, index) => index % Math.ceil(apple.length / 10) === 0).slice(0, 10)];
}

/** A file with a secret in an environment variable, and in an input. */
export function ownFile(secret: string): string {
  return `format_version: "17"
app:
  envs:
  - FASTLANE_PASSWORD: ${secret}
workflows:
  deploy:
    steps:
    - fastlane@3:
        inputs:
        - lane: beta
        - apple_id: $RELEASE_APPLE_ID
        - app_password: $RELEASE_APP_PASSWORD
        - password: ${secret}
`;
}
