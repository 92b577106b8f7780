import { type Drawn, DrawnSteps, type Element, type FormatOf, previewReport, printReport } from "@stepauth/preview";
import { withoutSecrets } from "../link/without-secrets.js";
import { changesFrom } from "./changes.js";
import { look, pageOf } from "./look.js";
import { type Opened, open } from "./open.js";
import type { Answers, Question, SentLook, Wanted } from "./protocol.js";

/** Answers questions. Secrets are redacted in every answer. */
export class Answerer {
  readonly #drawn = new DrawnSteps();
  #last: Element | null = null;

  async answer({ want, yaml, settings }: Question): Promise<Answers[Wanted]> {
    const opened = await open(yaml, settings, { repairs: want !== "glance" });
    switch (want) {
      case "look":
        return this.#look(opened, this.#drawn);
      case "glance":
        return this.#look(opened, this.#drawn.glance);
      case "json":
      case "html":
        return printed(want, opened);
      case "share":
        return withoutSecrets(opened);
    }
  }

  #look(opened: Opened, drawn: Drawn): SentLook {
    const { report, ...rest } = look(opened, drawn);
    const changes = changesFrom(this.#last, report);
    this.#last = report;
    return { ...rest, changes };
  }
}

// A file is as wide as it likes, and has no colours.
function printed(format: FormatOf<"preview">, { preview }: Opened): string {
  return printReport(format, previewReport(preview, { page: pageOf(new Date()) }));
}
