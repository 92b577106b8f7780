import type { Location } from "../diagnostics.js";
import { namedKey } from "../diagnostics.js";
import type { Node, ScalarNode } from "../yaml/node.js";
import { utf8Length } from "./utf8-length.js";

/** The options of an env item; a member is there only when the file sets it. */
export interface EnvOptions {
  readonly isExpand?: boolean;
  readonly skipIfEmpty?: boolean;
  readonly isSensitive?: boolean;
  readonly isTemplate?: boolean;
  readonly unset?: boolean;
}

/** Where an env item stands: in the workflow file or in the secrets file. */
export type EnvOrigin = "yaml" | "secret";

/** One `- KEY: value` of a list of variables or inputs. */
export class EnvItem {
  private size: number | undefined;

  constructor(
    readonly key: string,
    /** The text of the value: scalars converted as the CLI does, not expanded. */
    readonly text: string,
    readonly options: EnvOptions,
    readonly keyNode: ScalarNode,
    readonly valueNode: Node,
    readonly origin: EnvOrigin,
  ) {}

  /** The place of the value; of the key when no value is written. */
  get location(): Location {
    const node = this.valueNode.end > this.valueNode.start ? this.valueNode : this.keyNode;
    return node.location;
  }

  /** The length of the value in bytes, which is what the CLI's limits count. */
  get bytes(): number {
    this.size ??= utf8Length(this.text);
    return this.size;
  }
}

/** The key of an item as it may stand in a message. A word without any colon is as likely a value as a key. */
export function namedItem({ key, keyNode, valueNode }: Pick<EnvItem, "key" | "keyNode" | "valueNode">): string {
  const hasNoColon = keyNode.source === valueNode.source && valueNode.start === keyNode.end;
  return namedKey(hasNoColon ? "..." : key);
}
