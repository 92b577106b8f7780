import { measureInProcess } from "../in-process/measure.mjs";
import { compare } from "../statistics.mjs";

/** @type {import("../measurement.mjs").Measure} */
export async function token({ quick }) {
  const rounds = quick ? 5 : 15;
  const { times, memory } = await measureInProcess("token", rounds);
  const common = { group: "token", rounds, memory };
  return [
    {
      ...common,
      name: "createToken",
      against: "crypto.sign, key as PEM",
      time: compare(times.createToken ?? [], times.signText),
    },
    {
      ...common,
      name: "tokenProvider, renewing",
      against: "crypto.sign, key at hand",
      time: compare(times.renew ?? [], times.signObject),
    },
  ];
}
