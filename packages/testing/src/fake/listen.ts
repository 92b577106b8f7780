import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type FakeAnswer, type FakeRequest, hugeBytes } from "./answer.js";

/** A fake that listens on 127.0.0.1. */
export interface Listening extends AsyncDisposable {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Stops it, whatever is still connected. */
  close(): Promise<void>;
}

/** Serves a handler on a free port of 127.0.0.1. */
export async function listen(handle: (request: FakeRequest) => FakeAnswer): Promise<Listening> {
  const server = createServer((request, response) => {
    request.resume();
    request.once("end", () => void send(response, handle(requestOf(request))));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}`, close, [Symbol.asyncDispose]: close };
}

function requestOf({ method = "GET", url = "/", headers }: IncomingMessage): FakeRequest {
  const flat = Object.entries(headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")] as const,
  );
  return { method, path: url, headers: Object.fromEntries(flat) };
}

async function send(response: ServerResponse, { status, headers, body, effect }: FakeAnswer): Promise<void> {
  response.on("error", () => undefined); // The client went away, which some faults are about.
  if (effect === "slow") return;
  const length = effect === "huge-body" ? hugeBytes : Buffer.byteLength(body);
  response.writeHead(status, { ...headers, "content-length": length });
  if (effect === "cut-off") {
    response.write(body.slice(0, Math.ceil(body.length / 2)), () => response.destroy());
    return;
  }
  if (effect !== "huge-body") return void response.end(body);
  await sendHuge(response);
}

async function sendHuge(response: ServerResponse): Promise<void> {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  for (let sent = 0; sent < hugeBytes && !response.destroyed; sent += chunk.length) {
    await new Promise<unknown>((written) => response.write(chunk, written)); // Also called when the client went away.
  }
  response.end();
}
