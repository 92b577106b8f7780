import { type Diagnostics, type Located, named } from "../diagnostics.js";
import { nodeText } from "../values/node-text.js";
import { valueIn } from "../yaml/mapping.js";
import { isNull, type MapNode, type Node } from "../yaml/node.js";
import { type ParsedFile, parseFile } from "../yaml/parse.js";
import { mergeNodes, without } from "./merge.js";
import { below, insideRoot } from "./paths.js";

/** Reads a file that is included. The path is the root folder's, a slash, and the path below it. */
export type ReadFile = (path: string) => Promise<string | Uint8Array>;

/** What includes are resolved with. */
export interface IncludeOptions {
  readonly root?: string | undefined;
  readonly readFile?: ReadFile | undefined;
  readonly diagnostics: Diagnostics;
}

/** A file with everything it includes. */
export interface Resolved {
  readonly root: Node | null;
  readonly merged: boolean;
  /** Something could not be read. */
  readonly partial: boolean;
  /** All files that were read, the first one first. */
  readonly files: readonly ParsedFile[];
}

/** The limits of the CLI. */
const DEEPEST = 5;
const MOST_FILES = 35;
const MOST_EACH = 35;
const LONGEST = 1024 * 1024;

/** Merges what the file includes, and what that includes in turn, below the file itself. */
export async function resolveIncludes(file: ParsedFile, options: IncludeOptions): Promise<Resolved> {
  const { root } = file;
  const include = root?.kind === "map" ? valueIn(root, "include") : undefined;
  if (root?.kind !== "map" || include?.kind !== "seq" || include.items.length === 0) {
    return { root, merged: false, partial: false, files: [file] };
  }
  const resolver = new Resolver(options, file);
  const own = insideRoot(file.source.file) ?? file.source.file;
  const merged = await resolver.merge(root, [own]);
  return { root: merged, merged: true, partial: resolver.partial, files: resolver.files };
}

class Resolver {
  partial = false;
  readonly files: ParsedFile[];
  private count = 1;

  constructor(
    private readonly options: IncludeOptions,
    first: ParsedFile,
  ) {
    this.files = [first];
  }

  /** The mapping on top of everything it includes. `chain` holds the paths that led here. */
  async merge(map: MapNode, chain: readonly string[]): Promise<Node> {
    const include = valueIn(map, "include");
    const items = include?.kind === "seq" ? include.items : [];
    if (include !== undefined && include.kind !== "seq" && !isNull(include))
      this.failed("`include` must be a list", include);
    if (items.length > MOST_EACH)
      this.failed(`a file can include no more than ${MOST_EACH} others`, items[MOST_EACH] as Node);
    let lower: Node | undefined;
    for (const item of items.slice(0, MOST_EACH)) {
      const included = await this.included(item, chain);
      if (included !== undefined) lower = lower === undefined ? included : mergeNodes(lower, included);
    }
    const own = without(map, "include");
    return lower === undefined ? own : mergeNodes(lower, own);
  }

  private async included(item: Node, chain: readonly string[]): Promise<Node | undefined> {
    const path = this.pathOf(item);
    if (path === undefined) return undefined;
    const inside = insideRoot(path.text);
    if (inside === undefined) {
      const help = "Only files below the root folder are read.";
      this.fail("include/outside-root", "this include leads out of the root folder", path.node, help);
      return undefined;
    }
    const limit = this.limitBroken(inside, chain);
    if (limit !== undefined) return this.failed(limit, path.node);
    this.count++;
    const file = await this.read(inside, path.node);
    if (file === undefined || file.root === null || isNull(file.root)) return undefined;
    if (file.root.kind === "map") return this.merge(file.root, [...chain, inside]);
    this.partial = true;
    this.options.diagnostics.error("yaml/not-a-mapping", "an included file must be a mapping", file.root);
    return undefined;
  }

  private limitBroken(path: string, chain: readonly string[]): string | undefined {
    if (chain.includes(path)) return "this include leads back to a file that it came from";
    if (chain.length >= DEEPEST) return `includes can be nested no deeper than ${DEEPEST} files`;
    return this.count >= MOST_FILES ? `a workflow file can have no more than ${MOST_FILES} files` : undefined;
  }

  private async read(path: string, at: Located): Promise<ParsedFile | undefined> {
    const { readFile, root, diagnostics } = this.options;
    if (readFile === undefined) return this.failed("this include can't be read here", at);
    let content: string | Uint8Array;
    try {
      content = await readFile(below(root, path));
    } catch {
      return this.failed(
        "this included file can't be read",
        at,
        "Paths are relative to the root folder, not to the file with the include.",
      );
    }
    if (content.length > LONGEST) return this.failed("this included file is longer than 1 MiB", at);
    const before = diagnostics.list.length;
    const file = parseFile(path, content, "yaml", diagnostics);
    this.files.push(file);
    if (file.root === null && diagnostics.list.length > before)
      return this.failed("this included file is not valid YAML", at);
    return file;
  }

  /** The path of a local include. Those of other repositories are out of reach. */
  private pathOf(item: Node): { text: string; node: Node } | undefined {
    const path = item.kind === "map" ? valueIn(item, "path") : undefined;
    if (item.kind !== "map" || path?.kind !== "scalar" || isNull(path))
      return this.failed("an include needs a `path`", item);
    const repository = valueIn(item, "repository");
    if (repository !== undefined && !isNull(repository)) {
      this.checkRepository(item, repository);
      return undefined;
    }
    const text = nodeText(path);
    if (/\.ya?ml$/.test(text)) return { text, node: path };
    return this.failed("an included file must end in `.yml` or `.yaml`", path);
  }

  private checkRepository(item: MapNode, at: Node): void {
    const [commit, ...names] = ["commit", "tag", "branch"].map((key) => {
      const node = valueIn(item, key);
      return node === undefined ? "" : nodeText(node);
    });
    if (!commit && names.every((name) => name === ""))
      this.failed(`${named("repository")} needs a branch, tag or commit`, at);
    else if (commit && !/^(?:.{6,8}|.{40})$/.test(commit))
      this.failed("`commit` must have 6 to 8 or 40 characters", at);
    else {
      this.partial = true;
      const help = "What that file defines is missing here; the build will have it.";
      this.options.diagnostics.info(
        "include/not-previewable",
        "a file of another repository can't be read offline",
        at,
        help,
      );
    }
  }

  private failed(message: string, at: Located, help?: string): undefined {
    return this.fail("include/failed", message, at, help);
  }

  private fail(
    code: "include/failed" | "include/outside-root",
    message: string,
    at: Located,
    help?: string,
  ): undefined {
    this.partial = true;
    this.options.diagnostics.error(code, message, at, help);
  }
}
