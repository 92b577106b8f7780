// Serves the built playground to this machine. Any host for static files does the same.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const root = join(import.meta.dirname, "..", "packages", "playground", "dist");
const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml" };
const port = Number(process.argv[2] ?? process.env.PORT ?? 4173);
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error("usage: npm run playground -- [port]");
  process.exit(2);
}

const server = createServer((request, response) => {
  const file = fileOf(request.url ?? "/");
  if (file === null || (request.method !== "GET" && request.method !== "HEAD")) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": `${types[extname(file)] ?? "application/octet-stream"}; charset=utf-8`,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    // What the page's own policy can't say: nobody may frame it.
    "content-security-policy": "frame-ancestors 'none'",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
});

function fileOf(url) {
  try {
    const path = normalize(join(root, decodeURIComponent(url.replace(/[?#].*$/s, ""))));
    const file = path === root || path === root + sep ? join(root, "index.html") : path;
    return file.startsWith(root + sep) && extname(file) !== "" && existsSync(file) ? file : null;
  } catch {
    return null;
  }
}

server.on("error", (error) => {
  console.error(
    error.code === "EADDRINUSE" ? `Port ${port} is taken: npm run playground -- ${port + 1}` : error.message,
  );
  process.exit(1);
});
server.listen(port, "127.0.0.1", () =>
  console.log(`The playground: http://127.0.0.1:${server.address().port}/ (Ctrl+C ends it)`),
);
