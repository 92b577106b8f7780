import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { ask, inClear } from "./ask.js";

// Where Ruby's meaning could be doubted, Ruby itself is asked.

const ruby = (script: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync("ruby", ["-rjson", "-rbase64", "-rostruct", "-e", script], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, LANG: "C.UTF-8", ...env },
  });
const found = ruby("print 1").stdout === "1";
if (!found) process.stderr.write("Not compared with Ruby, which is not here (apt-get install ruby).\n");

const env = { A: "a@example.com", B: "", LIST: "x@e.com, y@e.com", N: "3", JSON_TEXT: '{"a":{"b":["c@e.com"]},"n":1}' };

/** Programs whose last value is a text. */
const programs: readonly string[] = [
  // Texts
  '"#{ENV["A"]}!"',
  "ENV['A'].sub('@', '+').upcase",
  "ENV['A'].gsub(/[aeiou]/) { |v| v.upcase }",
  "ENV['A'].gsub(/(\\w+)@(\\w+)/, '\\2@\\1')",
  "'a-b_c'.tr('-_', '.').split('.').map(&:capitalize).join",
  "'  x \n'.strip + \"y\\n\".chomp",
  "'abc'[1..] + 'abc'[-1] + 'abc'[0, 2] + 'abc'[0...1]",
  "'%s-%03d' % ['a', 7]",
  "format('%<a>s/%{b}', a: 1, b: 2)",
  "'key=value=x'.split('=', 2).last",
  "'a,b,,'.split(',').inspect",
  "'x'.then { |v| v * 3 }",
  "<<~TEXT.lines.first.strip\n  first\n    second\nTEXT",
  "'v1.2.3'[/\\d+\\.\\d+/]",
  "if ENV['A'] =~ /(?<user>\\w+)@/ then $~ && $1 else 'no' end",
  "'abc'.start_with?('a', 'x').to_s + 'abc'.end_with?('bc').to_s",
  "'a@b'.partition('@').last",
  "'AbC'.swapcase.reverse.chars.sort.join",
  "%w[a b].each_with_index.map { |s, i| \"#{s}#{i}\" }.join('-')",
  "s = +'a'; s << 'b'; s.concat('c'); s",
  "'abc'.delete('b').squeeze.center(3)",
  "Base64.decode64(Base64.strict_encode64('päss'))",
  "ENV['B'].to_s.empty? ? 'empty' : 'full'",
  "(ENV['B'] || 'default') + 'x'",
  "ENV.fetch('NOPE') { |name| name.downcase }",
  "ENV.fetch('NOPE', 'fallback')",
  "[ENV['NOPE'], ENV['A']].compact.first",
  "ENV.key?('B').to_s + ENV.key?('NOPE').to_s",
  "ENV['NEW'] ||= 'set'; ENV['NEW']",
  "ENV['X1'] = 'v'; ENV.delete('X1') + ENV['X1'].inspect",
  // Lists
  "ENV['LIST'].split(',').map(&:strip).find { |x| x.start_with?('y') }",
  "[1, 2, 3].inject { |a, b| a + b }.to_s",
  "[3, 1, 2].sort.reverse.join(',')",
  "[[1, 2], [3]].flatten.map { |x| x * 2 }.sum.to_s",
  "(1..3).map { |i| i * i }.to_a.join",
  'a, *b = [1, 2, 3]; "#{a}#{b}"',
  "a, (b, c), d = 1, [2, 3], 4; [a, b, c, d].join",
  "first, second = 'x y'.split; second + first",
  "[1, 2, 3, 4].partition(&:even?).inspect",
  "%w[a b c].each_slice(2).to_a.inspect",
  "[1, nil, 2].filter_map { |x| x && x + 1 }.inspect",
  "[1, 2] | [2, 3] == [1, 2, 3] ? 'same' : 'other'",
  "%w[x y].zip([1, 2]).to_h.inspect",
  "[1, 2, 3].each_with_object([]) { |x, all| all << x if x.odd? }.inspect",
  "%w[b a].min + %w[b a].max",
  '[4, 5].each_with_index { |x, i| break "#{x}#{i}" if i == 1 }',
  "[1, 2, 3].any? { |x| x > 2 }.to_s + [].all?.to_s + [nil].none?.to_s",
  "%w[a b].include?('b') ? 'yes' : 'no'",
  "i = 0; i += 1 while i < 5; i.to_s",
  "r = []; for x in [1, 2] do r << x end; r.inspect",
  "r = ''; 3.times { |n| next if n == 1; r += n.to_s }; r",
  "n = 0; loop do n += 1; break if n > 3 end; n.to_s",
  "r = until true do end; r.inspect",
  "1.upto(3).to_a.inspect",
  "[1,2,3].each_cons(2).to_a.length.to_s",
  // Hashes
  "h = { a: 1 }.merge(b: 2) { |_, x, y| x + y }; h.inspect",
  "base = { a: 1, b: 2 }; { **base, b: 3 }.inspect",
  "h = Hash.new { |hash, k| hash[k] = k.to_s * 2 }; h[:x] + h.size.to_s",
  "{ a: { b: 'deep' } }.dig(:a, :b)",
  "{ 'a' => 1 }.transform_keys(&:to_sym).inspect",
  "{ a: 1, b: nil }.compact.map { |k, v| \"#{k}=#{v}\" }.join('&')",
  "{ a: 1, b: 2 }.select { |k, v| v > 1 }.keys.first.to_s",
  "{ a: 1 }.each_with_object({}) { |(k, v), h| h[v] = k }.inspect",
  "{ b: 1, a: 2 }.sort_by { |k, _| k.to_s }.first.first.to_s",
  "{ a: 1, b: 2 }.reject { |k, _| k == :a }.to_a.inspect",
  "{ a: 1, b: 2 }.find { |k, v| v == 2 }.first.to_s",
  "h = { a: 1 }; h[:b] ||= 2; h[:a] ||= 9; h.values.sum.to_s",
  "h = { x: 'y' }; x = 1; { x:, **h }.inspect",
  "JSON.parse(ENV['JSON_TEXT'])['a']['b'].first",
  "JSON.parse(ENV['JSON_TEXT'], symbolize_names: true).dig(:a, :b, 0)",
  "JSON.generate({ a: [1, 'x'] })",
  "{ a: 1 }.to_a.flatten.inspect + { a: 1 }.invert.inspect",
  "{ a: 1, b: 2 }.slice(:a).merge({ a: 1, b: 2 }.except(:a)).length.to_s",
  "{ a: 1 }.fetch(:z, 'none') + { a: 'v' }.fetch(:a)",
  "{ a: 1 }.any? { |k, v| v == 1 }.to_s + { a: 1 }.key(1).to_s",
  "{ a: 1, b: 2 }.group_by { |_, v| v.odd? }.inspect",
  "{ a: 1 }.sum { |_, v| v }.to_s",
  // Conditions
  "case ENV['N'].to_i when 1..2 then 'low' when 3, 4 then 'mid' else 'high' end",
  "case 'abc' when /^b/ then 1 when /^a/ then 2 end.to_s",
  "case 5 when Integer then 'int' when String then 'str' end",
  "case when false then 'a' when nil then 'b' else 'c' end",
  "case { type: :a, v: 'x' }\nin { type: :a, v: String => got } then got\nend",
  'case [1, [2, 3]]\nin [Integer => a, [b, *]] then "#{a}#{b}"\nend',
  "case { v: 7 }\nin { v: Integer => n } if n > 9 then 'big'\nin { v: } unless v > 9 then \"small#{v}\"\nend",
  "x = nil; x&.length.inspect + (x.nil? && 'nil').to_s",
  "unless ENV['B'].empty? then 'full' else 'empty' end",
  "(false or nil).inspect + (true and 'x')",
  "!ENV['A'].nil? && !!1 ? 'ok' : 'no'",
  "[nil, false, 0, ''].map { |v| v ? 1 : 0 }.join",
  "1 <=> 2 and (2 > 1 ? 'gt' : 'le')",
  "[7 / 2, -7 / 2, 7 % 3, -7 % 3, 2**10].join(',')",
  "'10'.to_i + 'x5'.to_i == 10 ? 'ten' : 'no'",
  "defined?(foo).inspect + defined?(String).to_s",
  // Methods, lambdas, blocks
  "def pick(a, b = 'dflt', *rest, c: 1, d: nil, **more); [a, b, rest, c, d, more].inspect; end; pick(1, c: 2, z: 3)",
  "def pick2(a, b = 2, *c, d); [a, b, c, d].inspect; end; pick2(1, 9) + pick2(1, 2, 3, 4)",
  "def early(x); return 'early' if x; 'late'; end; early(true) + early(false)",
  'def blk; yield(1, 2); end; blk { |a, b| "#{a}#{b}" }',
  "def blk2(&b) b.call('x') end; blk2 { |v| v + v }",
  "def opt(hash = {}); hash[:a].inspect; end; opt(a: 1) + opt",
  'def kw(a:, b: a); "#{a}#{b}"; end; kw(a: 1) + kw(**{ a: 2, b: 3 })',
  "f = ->(x, y = 2) { x + y }; f.(1).to_s + f[1, 1].to_s + f.call(5).to_s",
  "g = lambda do |x| return x * 2 end; g.call(4).to_s",
  'add = proc { |a, b| "#{a}-#{b}" }; add.call([1, 2]) + add.(3)',
  "counter = 0; inc = -> { counter += 1 }; 3.times { inc.call }; counter.to_s",
  "def rec(n) n <= 1 ? 1 : n * rec(n - 1) end; rec(5).to_s",
  "[1, 2].map(&->(x) { x + 1 }).inspect",
  "%w[1 2].map(&method(:Integer)).sum.to_s",
  "[[1, 2], [3, 4]].map { |a, b| a + b }.inspect",
  "[1, 2].map { _1 + 1 }.inspect",
  "compose = ->(x) { x + 1 } >> ->(x) { x * 2 }; compose.call(1).to_s",
  "def memo; @memo ||= 'once'; end; memo + memo",
  'def fwd(...) = tgt(...); def tgt(a, k: 0) = "#{a}#{k}"; fwd(1, k: 2)',
  // Errors
  "begin; raise 'boom'; rescue => e; e.message; end",
  "begin; Integer('x'); rescue ArgumentError, TypeError => e; e.class.name; ensure; 'ignored'; end",
  "begin; nil.upcase; rescue NoMethodError; 'nomethod'; end",
  "x = ENV.fetch('NOPE') rescue 'rescued'; x",
  "def t; yield; rescue KeyError; 'key'; else; 'else'; ensure; @e = 1; end; t { {}.fetch(:a) } + t { 1 }",
  "class MyError < StandardError; def initialize(m = 'mine'); super; end; end; begin; raise MyError; rescue MyError => e; e.message; end",
  "n = 0; begin; n += 1; raise 'x' if n < 3; n.to_s; rescue; retry; end",
  "catch(:done) { 10.times { |i| throw :done, i.to_s if i == 4 }; 'never' }",
  "begin; raise ArgumentError, 'msg'; rescue StandardError => e; \"#{e.class}: #{e.message}\"; end",
  "begin; begin; raise 'inner'; ensure; @z = 'ran'; end; rescue; @z; end",
  // Modules and classes
  "module Keys; ID = 'k1'; def self.id; ID.downcase; end; class << self; def two; id * 2; end; end; end; Keys.id + Keys.two + Keys::ID",
  "class Acc; attr_accessor :name; def initialize(name:); @name = name; end; def to_s; \"<#{@name}>\"; end; end; Acc.new(name: 'x').to_s + \"#{Acc.new(name: 'y')}\"",
  "class Base; def hi; 'base'; end; end; class Kid < Base; def hi; super + '+kid'; end; end; Kid.new.hi",
  "module Greet; def greet; \"hi #{who}\"; end; end; class P; include Greet; def who; 'p'; end; end; P.new.greet",
  "module U; extend self; def go; 'go'; end; end; U.go",
  "module F; module_function; def go; 'mf'; end; end; F.go",
  'S = Struct.new(:a, :b); s = S.new(1, 2); "#{s.a}#{s.b}"',
  "K = Struct.new(:a, keyword_init: true) do def twice; a * 2; end; end; K.new(a: 4).twice.to_s",
  "OpenStruct.new(a: 'os').a",
  "class Cfg; @@all = []; def self.add(x); @@all << x; self; end; def self.all; @@all.join; end; end; Cfg.add('a').add('b').all",
  'class Dyn; [:a, :b].each { |n| define_method("get_#{n}") { n.to_s } }; end; Dyn.new.get_a + Dyn.new.send(:get_b)',
  'class Miss; def method_missing(n, *a); "#{n}:#{a.first}"; end; def respond_to_missing?(*) = true; end; Miss.new.anything(1)',
  "class Eq; def ==(o); true; end; end; (Eq.new == 1).to_s",
  "module Outer; module Inner; V = 'deep'; end; def self.v; Inner::V; end; end; Outer.v",
  "class Cls; CONST = { a: 'c' }.freeze; def v; CONST[:a]; end; end; Cls.new.v",
  "class Opt; def initialize(**o); @o = o; end; def [](k); @o[k]; end; end; Opt.new(a: 'idx')[:a]",
  "o = Object.new; def o.hi; 'single'; end; o.hi",
  "[1, 'a', :b, nil, 1..2].map { |x| x.class.name }.join(',')",
  "x = 5; x.is_a?(Integer) && x.respond_to?(:to_s) ? 'int' : 'no'",
  "$glob = 'g'; def readglob; $glob; end; readglob",
  "File.join('a', '/b', 'c.txt') + File.basename('/x/y.rb', '.rb') + File.extname('k.p8') + File.dirname('a/b/c')",
  "[:a, 'b', 1].inspect",
  "\"#{[1, :a, 'x', nil, { k: 1 }]}\"",
  "a = b = 'chain'; a.object_id == b.object_id ? a : 'no'",
  "a = [1, 2]; b = a; b << 3; a.inspect",
  "s = 'x'; t = s; t += 'y'; s",
  "v = if true then 'branch' end; v",
  "(x = 3) && x.to_s",
  "v = begin 'block' end; v",
  "i = 10; [1].each { |x; i| i = x }; i.to_s",
  "x = [*1..3, *nil, *[4]]; x.inspect",
  "h = { k: 'v' }; h => { k: }; k",
  "'a'.frozen?.to_s.length > 0 ? 'str' : 'no'",
  '"tab\\tq\\"\\u00e9" + \'single\\n\'',
  "?a + 'b' 'c'",
  "__method__.inspect",
  "[[3, 'c'], [1, 'a']].sort_by(&:first).map(&:last).join",
  "[1, 2, 3].reduce(:+).to_s",
  "%i[a b].map(&:to_s).join",
  "'x'.eql?('x').to_s + 'x'.equal?('x').to_s",
  "a = *nil; a.inspect",
  "['a', ['b']].dig(1, 0)",
  "(1..10).step(3).to_a.inspect",
  "'ab'.each_char.map(&:ord).inspect",
  "'snake_case_name'.split('_').each_with_index.map { |p, i| i.zero? ? p : p.capitalize }.join",
  "ENV.values_at('A', 'NOPE').inspect",
  "ENV.to_h.select { |k, _| k == 'A' }.inspect",
  "Array(nil).inspect + Array('a').inspect + String(5) + Integer('12').to_s",
];

describe.skipIf(!found)("Ruby and we agree on", () => {
  test.each(programs)("%s", async (program) => {
    const { stdout, stderr } = ruby(`print((begin\n${program}\nend).to_s)`, env);
    expect(stderr).not.toMatch(/SyntaxError|\(syntax error/);
    const fastfile = `lane :beta do\n  value = begin\n${program}\n  end\n  pilot(username: "<#{value}>")\nend\n`;
    const answer = await ask(fastfile, { env: { ...env, FASTLANE_PASSWORD: "p" } });
    const [action] = answer.actions;
    // What we leave to the run is no answer; that it is not wrong is what matters, and it is counted below.
    const username = inClear(action?.username);
    if (username !== "unknown") expect([answer.why, username]).toEqual([undefined, `<${stdout}>`]);
    else unknown.push(program);
  });

  const unknown: string[] = [];
  test("and few of them are left to the run", () => {
    expect(unknown).toEqual(LEFT_TO_THE_RUN);
  });
});

/** Programs of the list that we do not follow. */
const LEFT_TO_THE_RUN: readonly string[] = ["ENV.to_h.select { |k, _| k == 'A' }.inspect"];
