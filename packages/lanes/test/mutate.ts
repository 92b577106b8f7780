/** A repeatable source of numbers between 0 and 1. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PIECES = (
  "do|end|{|}|(|)|[|]|\"|'|#{|if |unless |while true|loop do|begin|rescue|ensure|retry|return|next|break|yield|super|self|nil|" +
  "->(x) { x }|&.|**|*|&|=>|:|?|!|==|=~|/a+/|/(a+)+$/|<<~X\n|ENV['A']|ENV.fetch('A')|sh('x')|`x`|$(x)|lane_context|options|" +
  "pilot|deliver|match|app_store_connect_api_key|api_key:|username:|import '../../x'|File.read('../../../etc/passwd')|" +
  "File.read('/etc/passwd')|require './x'|load 'Fastfile'|define_method(:x) { x }|x = x|'a' * 99999|[0] * 9999|1000.times do|" +
  "def x; x; end; x|class A < A; end|module M; extend M; end|raise|exit|fork|eval('1')|send(:x)|__FILE__|\u0000|é|\u2028|%w[a]|;|\n"
).split("|");

/** A text with some pieces taken out, moved, doubled, or put in. */
export function mutated(text: string, random: () => number): string {
  let result = text;
  const changes = 1 + Math.floor(random() * 4);
  for (let count = 0; count < changes; count += 1) {
    const from = Math.floor(random() * result.length);
    const to = Math.min(result.length, from + Math.floor(random() * 30));
    const piece = PIECES[Math.floor(random() * PIECES.length)] ?? "";
    const kind = random();
    if (kind < 0.3) result = result.slice(0, from) + result.slice(to);
    else if (kind < 0.7) result = result.slice(0, from) + piece + result.slice(from);
    else if (kind < 0.85) result = result.slice(0, to) + result.slice(from, to) + result.slice(to);
    else result = result.slice(0, from) + piece + result.slice(to);
  }
  return result;
}
