import type { Element } from "@stepauth/preview";
import { withChanges } from "./changes.js";
import type { Look } from "./look.js";
import type { Answer, Answers, Question, SentLook, Wanted } from "./protocol.js";
import type { Settings } from "./settings.js";
import AnswerThread from "./worker.ts?worker&inline";

interface Waiting {
  readonly resolve: (answer: Answers[Wanted]) => void;
  readonly reject: (error: Error) => void;
}

/** Characters of a text that takes longer than a blink. */
const LONG = 20_000;

/** Asks the other thread. One question at a time is on its way; of several looks that wait, only the newest is asked. */
export class Asker {
  readonly #thread = new AnswerThread({ name: "preview" });
  readonly #waiting = new Map<number, Waiting>();
  #report: Element | null = null;
  #last = 0;
  #busy = false;
  #next: (() => void) | null = null;

  constructor() {
    this.#thread.addEventListener("message", ({ data }: MessageEvent<Answer>) => this.#settle(data));
  }

  /**
   * Looks at a text, unless a newer one comes before this one's turn. A long one is shown as soon as it can be, and its repairs
   * follow, unless it is no longer the newest by then.
   */
  look(
    yaml: string,
    settings: Settings,
    done: (look: Look, isLast: boolean) => void,
    failed: (error: Error) => void,
  ): void {
    const show = async (want: "look" | "glance") =>
      done(this.#whole(await this.ask(want, yaml, settings)), want === "look");
    const answer = async () => {
      if (yaml.length > LONG) {
        await show("glance");
        if (this.#next !== null) return;
      }
      await show("look");
    };
    const start = () => {
      this.#busy = true;
      answer()
        .catch(failed)
        .finally(() => this.#proceed());
    };
    if (this.#busy) this.#next = start;
    else start();
  }

  /** Asks for anything else about a text. */
  ask<W extends Wanted>(want: W, yaml: string, settings: Settings): Promise<Answers[W]> {
    const id = ++this.#last;
    const question: Question = { id, want, yaml, settings };
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.#thread.postMessage(question);
    });
  }

  #whole({ changes, ...rest }: SentLook): Look {
    this.#report = withChanges(this.#report, changes);
    return { ...rest, report: this.#report };
  }

  #proceed(): void {
    this.#busy = false;
    const next = this.#next;
    this.#next = null;
    next?.();
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("problem" in answer) waiting?.reject(new Error(answer.problem));
    else waiting?.resolve(answer.answer);
  }
}
