import pc from "picocolors";

/** Colours by meaning, so that a format says what a text is and not how it looks. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly note: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
}

/** Colours, or none. */
export function paint(color: boolean): Paint {
  const colors = pc.createColors(color);
  return {
    good: colors.green,
    bad: colors.red,
    warn: colors.yellow,
    note: colors.cyan,
    strong: colors.bold,
    quiet: colors.dim,
  };
}
