// A registry on this machine that knows the packed tarballs, so that a check can type what a reader types: `npm install
// @stepauth/fastlane`, `npx stepauth`. For everything else it sends npm on to the registry that npm would have asked.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { root, run } from "./run.mjs";

/** @param {import("./pack.mjs").Packed[]} packed */
export async function serve(packed) {
  const upstream = run("npm", ["config", "get", "registry"], root).trim().replace(/\/$/, "");
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname).slice(1);
    const found = packed.find(({ name, manifest }) => path === name || path === `-/${name}/${manifest.version}.tgz`);
    if (!found) return response.writeHead(302, { location: upstream + request.url }).end();
    if (path === found.name) return response.end(JSON.stringify(document(found, `http://${request.headers.host}`)));
    return response.end(readFileSync(found.tarball));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function document({ name, manifest, integrity }, host) {
  const { version } = manifest;
  const dist = { tarball: `${host}/-/${name}/${version}.tgz`, integrity };
  return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } };
}
