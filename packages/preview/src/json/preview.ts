import type { PlannedStep } from "@stepauth/workflow";
import type { FileReport } from "../formats/report.js";
import type { Preview, PreviewStep } from "../model.js";
import { REDACTED, secretMasker } from "../text/mask.js";
import { findingToJson } from "./finding.js";
import { type JsonOptions, resolutionToJson } from "./resolution.js";

type Json = Record<string, unknown>;

/** A preview as the JSON document of `--format json`, schema version 1. */
export function previewToJson(preview: Preview, options: JsonOptions): Json {
  const { file, policy, context, account } = preview;
  const document = {
    schemaVersion: 1,
    file,
    policy,
    context,
    account: { source: account.source, ...(account.kinds ? { kinds: account.kinds } : {}) },
    workflows: preview.workflows.map(({ id, title, steps }) => ({
      id,
      ...(title === "" ? {} : { title }),
      steps: steps.map((step) => stepToJson(step, options)),
    })),
    diagnostics: preview.findings.map(findingToJson),
  };
  return options.reveal ? document : (maskTexts(document, secretMasker(preview.secrets)) as Json);
}

function stepToJson({ planned, resolution, released, findings }: PreviewStep, options: JsonOptions): Json {
  const { workflow, index, ref, version, title, location, runs, unresolved, provenance } = planned;
  return {
    ...{ workflow, index, ref, step: planned.step?.id ?? null, version, title, location, runs },
    received: options.reveal ? planned.received : receivedShown(planned),
    unresolved,
    provenance,
    resolution: { ...resolutionToJson(resolution, options), diagnostics: findings.map(findingToJson) },
    ...(released ? { released: releasedToJson(resolutionToJson(released, options)) } : {}),
  };
}

// What the released step decides, without what it would hand over: the resolution beside it has the whole.
function releasedToJson({ status, method, origin, credentials }: Json): Json {
  return { status, method, origin, credentials };
}

/** The received texts with their secret spans hidden. */
function receivedShown({ parts }: PlannedStep): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).map(([key, spans]) => [
      key,
      spans.map(({ text, secret }) => (secret && text !== "" ? REDACTED : text)).join(""),
    ]),
  );
}

/** Hides known secrets in every text of a JSON value, member names included. */
export function maskTexts(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === "string") return mask(value);
  if (Array.isArray(value)) return value.map((item) => maskTexts(item, mask));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [mask(key), maskTexts(item, mask)]));
}

/** The document of `lint --format json`. */
export function lintToJson(reports: readonly Pick<FileReport, "file" | "findings" | "secrets">[]): Json {
  const files = reports.map(({ file, findings, secrets }) =>
    maskTexts({ file, diagnostics: findings.map(findingToJson) }, secretMasker(secrets)),
  );
  return { schemaVersion: 1, files };
}
