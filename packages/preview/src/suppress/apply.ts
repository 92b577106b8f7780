import { diagnosticCodes } from "@stepauth/core";
import { suggest } from "@stepauth/workflow";
import type { Finding } from "../model.js";
import { named } from "../text/named.js";
import type { Suppression } from "./comments.js";

/** Silences findings by comments, and remembers which comments had something to silence. */
export class Suppressor {
  private readonly byPlace = new Map<string, Suppression[]>();
  private readonly used = new Set<string>();

  constructor(private readonly suppressions: readonly Suppression[]) {
    for (const suppression of suppressions) {
      const key = `${suppression.line}:${suppression.location.file}`;
      const here = this.byPlace.get(key);
      if (here) here.push(suppression);
      else this.byPlace.set(key, [suppression]);
    }
  }

  /** The findings that no comment silences. */
  filter(findings: readonly Finding[]): readonly Finding[] {
    if (this.suppressions.length === 0) return findings;
    return findings.filter((finding) => !this.isSilenced(finding));
  }

  private isSilenced({ code, location, owner }: Finding): boolean {
    const places = new Set([location, owner].map((place) => `${place?.line}:${place?.file}`));
    const here = [...places].flatMap((place) => this.byPlace.get(place) ?? []);
    const silencing = here.filter(({ codes }) => codes.includes(code));
    for (const suppression of silencing) this.used.add(useKey(suppression, code));
    return silencing.length > 0;
  }

  /** What is wrong with the comments themselves; to be asked when everything has been filtered. */
  findings(options: { readonly all: boolean }): Finding[] {
    return this.suppressions.flatMap((suppression) => [
      ...(suppression.reason === "" ? [withoutReason(suppression)] : []),
      ...(suppression.codes.length === 0 ? [unused(suppression, null)] : []),
      ...suppression.codes
        .filter((code) => !this.used.has(useKey(suppression, code)) && (options.all || !isCode(code)))
        .map((code) => unused(suppression, code)),
    ]);
  }
}

function useKey({ location }: Suppression, code: string): string {
  return `${location.line}:${location.column}:${code}:${location.file}`;
}

function isCode(code: string): boolean {
  return Object.hasOwn(diagnosticCodes, code);
}

function withoutReason({ location }: Suppression): Finding {
  const message = "This comment silences a finding without saying why.";
  const help = "Write the reason behind two dashes: `# stepauth-ignore: code -- reason`.";
  return { code: "suppression/reason-missing", severity: "warning", message, help, location };
}

function unused({ location }: Suppression, code: string | null): Finding {
  const near = code === null || isCode(code) ? undefined : suggest(code, Object.keys(diagnosticCodes));
  const message =
    code === null
      ? "This comment names no code, so it silences nothing."
      : isCode(code)
        ? `There is no ${named(code)} on the line that this comment is about.`
        : `${named(code)} is no code of stepauth's.`;
  const help = near === undefined ? "Remove it." : `Did you mean ${named(near)}?`;
  return { code: "suppression/unused", severity: "info", message, help, location };
}
