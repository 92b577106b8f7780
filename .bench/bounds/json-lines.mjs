// The bound of `stepauth resolve --jsonl`: the same lines read and written, with nothing but JSON in between.
import { once } from "node:events";

let rest = "";
for await (const chunk of process.stdin.setEncoding("utf8")) {
  const lines = `${rest}${chunk}`.split("\n");
  rest = lines.pop() ?? "";
  const batch = lines.map((line) => `${JSON.stringify(JSON.parse(line))}\n`).join("");
  if (!process.stdout.write(batch)) await once(process.stdout, "drain");
}
