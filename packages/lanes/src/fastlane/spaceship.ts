import { showToken } from "../actions/ladder.js";
import { logIn } from "../actions/login.js";
import { newAction, recorded } from "../actions/record.js";
import type { Login } from "../actions/row.js";
import { tokenOfFile, tokenOfHash } from "../actions/token.js";
import { type Args, NO_ARGS } from "../evaluate/args.js";
import type { Call } from "../evaluate/interpreter.js";
import { Module } from "../value/module.js";
import { Unknown } from "../value/unknown.js";
import { Hash, Obj, type Value } from "../value/values.js";
import { scriptUser } from "./credentials.js";
import type { ModuleMethod, ModuleMethods } from "./objects.js";
import type { LaneRun } from "./run.js";

const tokenClass = new Module("Spaceship::ConnectAPI::Token", undefined, undefined, true);

/** A login that a Fastfile makes itself. */
function login(
  run: LaneRun,
  { list, keywords }: Args,
  call: Call,
  logins: readonly Login[],
  isConnect: boolean,
): Value {
  const action = newAction(run, "spaceship", "spaceship", call.at);
  const [user = null, password = null] = list.map((value) => run.interpreter.settled(value));
  const option = (name: string) => run.interpreter.settled(keywords?.option(name) ?? null);
  return recorded(run, action, NO_ARGS, () => {
    logIn(run, action, {
      username: user === null ? scriptUser(run) : { value: user, from: "argument" },
      password: password === null ? undefined : { value: password, from: "argument" },
      logins,
      team: {
        id:
          option(logins.at(-1) === "tunes" ? "tunes_team_id" : "portal_team_id") ??
          run.environment.get(teamVariable(logins, "ID")),
        name: option("team_name") ?? run.environment.get(teamVariable(logins, "NAME")),
      },
      choosesTeam: isConnect && option("skip_select_team") !== true,
      endsToken: isConnect,
    });
    return run.interpreter.unknown("object", "spaceship", call.scope, call.node);
  });
}

function teamVariable(logins: readonly Login[], what: string): string {
  return logins.at(-1) === "tunes" ? `FASTLANE_ITC_TEAM_${what}` : `FASTLANE_TEAM_${what}`;
}

/** `Spaceship::ConnectAPI.login`: to both, unless told otherwise. */
const connectLogin: ModuleMethod = (run, args, call) => {
  const uses = (name: string) => {
    const value = args.keywords?.option(name);
    return value === undefined || run.interpreter.truthy(value);
  };
  const logins: Login[] = [
    ...(uses("use_portal") ? (["portal"] as const) : []),
    ...(uses("use_tunes") ? (["tunes"] as const) : []),
  ];
  return login(run, args, call, logins, true);
};

/** Makes a key the current token. */
function useToken(run: LaneRun, parts: () => ReturnType<typeof tokenOfHash>, call: Call): Value {
  const action = newAction(run, "spaceship", "spaceship", call.at);
  try {
    const token = parts();
    showToken(run, action, token);
    action.from = "script";
    run.session.token = { ...token, at: action.at };
    return null;
  } catch (signal) {
    action.result = "fails";
    if (signal instanceof Object && "why" in signal) action.why = String(signal.why);
    throw signal;
  }
}

/** A token object, with what it was made of. */
function tokenObject(hash: Value): Obj {
  const object = new Obj(tokenClass);
  object.fields.set("hash", hash);
  return object;
}

const makesToken: ModuleMethods = {
  create: (run, { keywords, list }) => {
    const hash = keywords ?? list[0] ?? new Hash();
    tokenOfHash(run, run.interpreter.settled(hash));
    return tokenObject(hash);
  },
  from: (_, { keywords, list }) => {
    const given = keywords ?? list[0];
    if (!(given instanceof Hash)) return undefined;
    const [hash, path] = [given.option("hash") ?? null, given.option("filepath") ?? null];
    if (hash !== null) return tokenObject(hash);
    if (path === null) return null;
    const object = new Obj(tokenClass);
    object.fields.set("path", path);
    return object;
  },
  from_json_file: (_, { list: [path = null] }) => {
    const object = new Obj(tokenClass);
    object.fields.set("path", path);
    return object;
  },
};

const connectApi: ModuleMethods = {
  login: connectLogin,
  auth: (run, { keywords }, call) => useToken(run, () => tokenOfHash(run, keywords ?? new Hash()), call),
  "token=": (run, { list: [given = null] }, call) => {
    const token = run.interpreter.settled(given);
    if (token === null) {
      run.session.token = undefined;
      return null;
    }
    if (token instanceof Unknown) return useToken(run, () => tokenOfHash(run, token), call);
    const [hash, path] = token instanceof Obj ? [token.fields.get("hash"), token.fields.get("path")] : [];
    return useToken(
      run,
      () => (path === undefined ? tokenOfHash(run, run.interpreter.settled(hash ?? null)) : tokenOfFile(run, path)),
      call,
    );
  },
  token: (run, _, call) =>
    run.session.token ? run.interpreter.unknown("object", "a token", call.scope, call.node) : null,
};

const portal: ModuleMethods = {
  login: (run, args, call) => login(run, args, call, ["portal"], false),
  select_team: () => null,
};

const tunes: ModuleMethods = {
  login: (run, args, call) => login(run, args, call, ["tunes"], false),
  select_team: () => null,
};

/** Spaceship, as Fastfiles call it themselves. */
export const spaceshipModules: readonly (readonly [string, ModuleMethods])[] = [
  ["Spaceship", portal],
  ["Spaceship::Portal", portal],
  ["Spaceship::Tunes", tunes],
  ["Spaceship::ConnectAPI", connectApi],
  ["Spaceship::ConnectAPI::Token", makesToken],
];
