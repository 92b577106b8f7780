import { type FakeAnswer, type FakeRequest, hugeBytes } from "./answer.js";

/** A handler as a `fetch` function: no port, no socket. Redirects are not followed. */
export function asFetch(handle: (request: FakeRequest) => FakeAnswer): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    const answer = handle({
      method: request.method,
      path: url.pathname + url.search,
      headers: Object.fromEntries(request.headers),
    });
    // The caller's own signal: that of the request is held weakly, and may be collected before it fires.
    if (answer.effect === "slow") return untilAborted(init?.signal ?? request.signal);
    return new Response(bodyOf(answer), { status: answer.status, headers: answer.headers });
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function bodyOf({ effect, body, status }: FakeAnswer): ConstructorParameters<typeof Response>[0] {
  if (status === 204 || status === 304) return null;
  if (effect === "cut-off") return cutOff(body);
  return effect === "huge-body" ? huge() : body;
}

/** What Node's own fetch does when a connection goes away in the middle. */
function cutOff(body: string): ReadableStream<Uint8Array> {
  const half = new TextEncoder().encode(body.slice(0, Math.ceil(body.length / 2)));
  return new ReadableStream({
    pull(controller) {
      if (half.length > 0) controller.enqueue(half);
      controller.error(new TypeError("terminated", { cause: Object.assign(new Error(), { code: "UND_ERR_SOCKET" }) }));
    },
  });
}

function huge(): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(64 * 1024).fill(0x20);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent >= hugeBytes) return controller.close();
      controller.enqueue(chunk);
      sent += chunk.length;
    },
  });
}
