import { PRISM } from "./wasm.js";

/** What parsing needs of a running prism. */
export type PrismExports = WebAssembly.Exports & { readonly memory: WebAssembly.Memory };

const [FOUND_NOTHING, BAD_DESCRIPTOR] = [0, 8];

/** Prism, compiled, and what it asks for. */
export interface Prism {
  readonly module: WebAssembly.Module;
  readonly imports: readonly string[];
}

let compiled: Promise<Prism> | undefined;

/** Prism, compiled: once in a program's life, and only when there is something to parse. */
export function loadPrism(): Promise<Prism> {
  compiled ??= unpacked()
    .then((bytes) => WebAssembly.compile(bytes))
    .then((module) => ({ module, imports: WebAssembly.Module.imports(module).map(({ name }) => name) }));
  return compiled;
}

/** A fresh prism. Each file gets its own: what one file does to it, the next one never sees. */
export function prismInstance({ module, imports }: Prism): PrismExports {
  let memory: WebAssembly.Memory | undefined;
  const clear = (...addresses: number[]) => {
    for (const address of addresses) if (memory) new DataView(memory.buffer).setUint32(address, 0, true);
    return FOUND_NOTHING;
  };
  const special: Readonly<Record<string, (...args: number[]) => number>> = {
    args_sizes_get: clear,
    environ_sizes_get: clear,
    fd_prestat_get: () => BAD_DESCRIPTOR,
    fd_write: () => BAD_DESCRIPTOR,
  };
  // It asks for a whole operating system, and gets one that has nothing: no files, no clock, no network.
  const system = Object.fromEntries(imports.map((name) => [name, special[name] ?? (() => FOUND_NOTHING)]));
  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: system });
  memory = exports.memory as WebAssembly.Memory;
  (exports._initialize as () => void)();
  return exports as PrismExports;
}

/** By the streams alone: what is said with `Blob` and `Response` brings a whole HTTP client along in Node. */
async function unpacked(): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  const written = writer.write(bytesOf(atob(PRISM))).then(() => writer.close());
  const chunks: Uint8Array[] = [];
  const reader = stream.readable.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) chunks.push(read.value);
  await written;
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
