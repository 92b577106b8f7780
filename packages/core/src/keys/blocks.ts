import { endOfLastDashes, indexOfDashes, type PemLabel, type PemMarker } from "./pem.js";
import type { KeyRepair } from "./repairs.js";

/** One PEM block, or what is left of one. */
export interface Block {
  readonly label: PemLabel;
  readonly body: string;
  readonly complete: boolean;
  readonly exact: boolean;
  /** Something stands in front of it or behind it. */
  readonly surrounded: boolean;
}

/** Cuts a text into the blocks between its markers; a missing marker ends at the text's own end, or where dashes begin. */
export function splitBlocks(text: string, markers: readonly PemMarker[]): readonly Block[] {
  const blocks: Block[] = [];
  markers.forEach((marker, index) => {
    const before = markers[index - 1];
    if (marker.kind === "BEGIN") blocks.push(blockFrom(text, marker, markers[index + 1]));
    else if (before?.kind !== "BEGIN") blocks.push(blockUpTo(text, marker, before?.end ?? 0));
  });
  return blocks;
}

function blockFrom(text: string, begin: PemMarker, next: PemMarker | undefined): Block {
  const surroundedBefore = text.slice(0, begin.start).trim() !== "";
  if (next?.kind === "END") {
    const surrounded = surroundedBefore || text.slice(next.end).trim() !== "";
    const exact = begin.exact && next.exact && begin.label === next.label;
    return { label: begin.label, body: text.slice(begin.end, next.start), complete: true, exact, surrounded };
  }
  const rest = text.slice(begin.end, next?.start);
  const cut = indexOfDashes(rest);
  return {
    label: begin.label,
    body: cut === -1 ? rest : rest.slice(0, cut),
    complete: false,
    exact: begin.exact,
    surrounded: surroundedBefore,
  };
}

function blockUpTo(text: string, end: PemMarker, from: number): Block {
  const rest = text.slice(from, end.start);
  const cut = endOfLastDashes(rest);
  return {
    label: end.label,
    body: cut === -1 ? rest : rest.slice(cut),
    complete: false,
    exact: end.exact,
    surrounded: text.slice(end.end).trim() !== "",
  };
}

/** What had to be put right to read a block that holds a key of this form. */
export function blockRepairs(block: Block, form: "pkcs8" | "sec1"): readonly KeyRepair[] {
  const expected = form === "sec1" ? "EC PRIVATE KEY" : "PRIVATE KEY";
  const repairs: KeyRepair[] = [];
  if (block.surrounded) repairs.push("surrounding-text");
  if (!block.complete) repairs.push("markers-added");
  else if (!block.exact || block.label !== expected) repairs.push("markers-corrected");
  if (/\n[ \t]+\S/.test(block.body)) repairs.push("indentation");
  else if (!isInLines(block.body)) repairs.push("layout");
  return repairs;
}

/** Whether the body starts and ends with a line break and has no other white space within its lines. */
function isInLines(body: string): boolean {
  const lines = body.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  return (
    lines.length > 2 &&
    lines[0] === "" &&
    lines.at(-1) === "" &&
    lines.slice(1, -1).every((line) => /^[A-Za-z0-9+/=]+$/.test(line))
  );
}
