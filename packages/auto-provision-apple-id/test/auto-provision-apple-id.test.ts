import { parseConnectedAccount, Secret } from "@stepauth/core";
import { expect, test } from "vitest";
import { autoProvisionAppleId } from "../src/index.js";

const now = new Date("2026-06-01T00:00:00Z");
const cookie = (name: string) => ({ name, value: "v", domain: "apple.com", path: "/" });
const account = parseConnectedAccount({
  apple_id: "a@b.c",
  password: "p",
  app_specific_password: "asp",
  session_cookies: { "https://appstoreconnect.apple.com": [cookie("one")], "https://idmsa.apple.com": [cookie("two")] },
});

test.each(autoProvisionAppleId.versions)(
  "%s logs in with the connected Apple ID and all its cookies",
  async (version) => {
    const inputs = { team_id: "TEAM" };
    const resolution = await autoProvisionAppleId.resolve({ inputs, account, version, now });
    expect(resolution).toMatchObject({
      status: "resolved",
      method: "apple-id",
      origin: "connection",
      args: [],
      files: [],
    });
    expect(resolution.inputs).toEqual({});
    expect(resolution.env).toEqual({ SPACESHIP_SKIP_2FA_UPGRADE: "1", FASTLANE_SESSION: expect.any(Secret) });
    const session = resolution.env.FASTLANE_SESSION;
    expect(session instanceof Secret && session.reveal().match(/name: .*/g)).toEqual(["name: one", "name: two"]);
  },
);

test("the app-specific password is not read: the step uploads nothing", async () => {
  const { credentials } = await autoProvisionAppleId.resolve({ inputs: {}, account, now });
  expect(credentials).toMatchObject({ appleId: "a@b.c" });
  expect(credentials?.method === "apple-id" && credentials.appSpecificPassword.isEmpty).toBe(true);
});

test("no account, nothing to go on with", async () => {
  const { status, diagnostics } = await autoProvisionAppleId.resolve({ inputs: {}, account: null, now });
  expect(status).toBe("failed");
  expect(diagnostics.map(({ code }) => code)).toEqual(["account/not-connected", "credentials/none", "step/deprecated"]);
});
