import { readConfigFile } from "../config/choose.js";
import type { Config, ConfigAccount } from "../config/config.js";
import { readSecret } from "../config/secrets.js";
import type { Io } from "../io/io.js";
import type { ListedEntry, ReadList } from "./list.js";

type KeyAccount = Extract<ConfigAccount, { type: "api-key" }>;

/** The accounts of a `stepauth.yml` that have a team, as a list. Of their private keys only the one that is asked for is read. */
export async function readConfigList(path: string, io: Io): Promise<ReadList> {
  const config = await readConfigFile(path, true, io);
  const [wrong] = config.findings.filter(({ severity }) => severity === "error");
  if (wrong) {
    const { message, help = "Repair the file.", location } = wrong;
    const reason = "the list can't be read: stepauth.yml has mistakes";
    return { ok: false, problem: { code: "team/malformed", message, help, location, reason } };
  }
  const entries = config.accounts.flatMap((account) =>
    account.type === "api-key" && account.team !== undefined ? [entryOf(account, account.team, config, io)] : [],
  );
  return { ok: true, list: { version: "-", sealed: null, strays: [], entries, at: () => config.at(["accounts"]) } };
}

const MEMBERS: Readonly<Record<string, string>> = {
  ...{ team_id: "team", key_id: "keyId", issuer_id: "issuerId", enterprise: "program", private_key: "privateKey" },
};

function entryOf(account: KeyAccount, team: string, config: Config, io: Io): ListedEntry {
  const { index, keyId, issuerId, program, privateKey } = account;
  const at: ListedEntry["at"] = (field) => config.at(["accounts", index, ...(field ? [MEMBERS[field] ?? field] : [])]);
  return {
    team,
    at,
    open: async () => {
      const read = readSecret(privateKey, ["accounts", index, "privateKey"], config, io);
      const known = { team_id: team, key_id: keyId, issuer_id: issuerId, enterprise: program === "enterprise" };
      if (read.ok) return { ok: true, fields: { ...known, private_key: read.secret } };
      const { message, help = "" } = read.finding;
      const reason = "the private key can't be read";
      return { ok: false, problem: { code: "team/malformed", message, help, location: at("private_key"), reason } };
    },
  };
}
