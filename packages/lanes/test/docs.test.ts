import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ActionRow, actionRows } from "../src/index.js";

const page = join(import.meta.dirname, "../../../docs/fastlane.md");

test("the table in docs/fastlane.md is that of the rows", async () => {
  const text = readFileSync(page, "utf8");
  const written = text.replace(
    /(<!-- ladder -->\n)[\s\S]*?(\n<!-- \/ladder -->)/,
    (_, start, end) => `${start}\n${table()}${end}`,
  );
  await expect(written).toMatchFileSnapshot(page);
});

function table(): string {
  const head =
    "| action | prefixes of the key | the lane's key | token | user | group | config file | logs in to |\n|---|---|---|---|---|---|---|---|\n";
  return head + actionRows.map(row).join("");
}

const LANE_KEY: Readonly<Record<ActionRow["laneKey"], string>> = {
  guard: "guarded",
  default: "default",
  replaces: "replaces an absent hash",
  no: "–",
};
const GROUP: Readonly<Record<ActionRow["user"]["group"], string>> = {
  connect: "App Store Connect",
  portal: "Developer Portal",
  none: "–",
};

function row({ name, aliases, keys, laneKey, usesToken, user, configFile, logins, note }: ActionRow): string {
  const names = [
    `\`${name}\``,
    ...(aliases.length > 0 ? [`(${aliases.map((alias) => `\`${alias}\``).join(", ")})`] : []),
    ...(note ? [`: ${note}`] : []),
  ];
  const cells = [
    names.join(" ").replace(" :", ":"),
    keys.length === 0 ? "none at all" : keys.map((key) => `\`${key}\``).join(", "),
    LANE_KEY[laneKey],
    usesToken ? "yes" : "–",
    user.env.map((variable) => `\`${variable}\``).join(", "),
    GROUP[user.group],
    configFile ?? "–",
    logins.length === 0 ? "–" : logins.map((login) => (login === "tunes" ? "Connect" : "Portal")).join(", "),
  ];
  return `| ${cells.join(" | ")} |\n`;
}
