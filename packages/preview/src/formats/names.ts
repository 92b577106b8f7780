/** A command that prints a report. */
export type ReportCommand = "preview" | "lint" | "resolve" | "lane" | "diff" | "migrate";

interface FormatUse {
  /** The commands that can print it. */
  readonly commands: readonly [ReportCommand, ...ReportCommand[]];
  /** Whether `--reveal` makes a difference to it. */
  readonly reveals?: true;
  /** Whether a preview in it says how findings are repaired. What `lint` prints says so in any case. */
  readonly repairs?: true;
}

/**
 * Every format there is. Of one that stands here and has no printer the compiler says so, and so do help, completion and
 * tests, which all come from here.
 */
export const formatUses = {
  table: { commands: ["preview", "lint", "resolve", "lane", "diff", "migrate"], reveals: true },
  json: { commands: ["preview", "lint", "resolve", "lane", "diff", "migrate"], reveals: true, repairs: true },
  markdown: { commands: ["preview", "lint", "lane", "diff", "migrate"] },
  html: { commands: ["preview", "lane", "diff"], repairs: true },
  sarif: { commands: ["preview", "lint", "lane", "diff"] },
  github: { commands: ["preview", "lint", "lane", "diff"] },
} as const satisfies Readonly<Record<string, FormatUse>>;

/** The name of a format. */
export type FormatName = keyof typeof formatUses;

/** The formats that a command can print. */
export type FormatOf<Command extends ReportCommand> = {
  [Name in FormatName]: Command extends (typeof formatUses)[Name]["commands"][number] ? Name : never;
}[FormatName];

/** The names of the formats that a command can print, the usual one first. */
export function formatNames(command: ReportCommand): FormatName[] {
  const uses: Readonly<Record<FormatName, FormatUse>> = formatUses;
  return (Object.keys(uses) as FormatName[]).filter((name) => uses[name].commands.includes(command));
}

/** Whether a format shows secrets when it is told to. */
export function canReveal(name: FormatName): boolean {
  return "reveals" in formatUses[name];
}

/** Whether a preview in a format says how findings are repaired. */
export function showsRepairs(name: FormatName): boolean {
  return "repairs" in formatUses[name];
}
