import type { ShownResolution } from "../report/resolution.js";
import { foundByTool } from "./credentials.js";

/** The reason of the candidate that decided; where none did, what the credentials lack. Findings say the rest. */
export function whyOf(resolution: ShownResolution): string {
  const { considered, diagnostics, status } = resolution;
  const decisive =
    considered.find(({ verdict }) => verdict === "selected") ?? considered.find(({ verdict }) => verdict === "invalid");
  if (decisive) return decisive.reason;
  if (foundByTool(resolution)) return `${resolution.tool?.name ?? resolution.step} finds it by itself`;
  const refused = diagnostics.some(({ code, severity }) => severity === "error" && code.startsWith("inputs/"));
  if (refused) return "the inputs are refused";
  if (status === "failed") return "no credentials that the step takes";
  const isMeant = diagnostics.some(({ code, severity }) => code === "credentials/none" && severity === "info");
  if (isMeant && considered.every(({ verdict }) => verdict === "not-accepted"))
    return "this version takes no credentials from anywhere";
  return "none that the step takes are configured";
}
