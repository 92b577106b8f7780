import type { Element as Drawn } from "@stepauth/preview";
import { draw, redraw } from "./draw.js";
import { find } from "./find.js";

/** What a click in the result asks for. */
export interface ResultEvents {
  goTo(line: number, column: number): void;
  fix(key: string): void;
}

/** Where the answer is shown. */
export class Result {
  readonly #root = find("result", HTMLElement);
  readonly #status = find("status", HTMLElement);
  readonly #problem = find("problem", HTMLElement);
  #shown: Drawn | null = null;
  #saying = 0;
  /** Answers shown so far; the tests wait for the next. */
  #answers = 0;

  constructor(events: ResultEvents) {
    this.#root.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-go], [data-fix]") : null;
      const [line, column] = (button?.dataset.go ?? "").split(":").map(Number);
      if (line) events.goTo(line, column || 1);
      if (button?.dataset.fix) events.fix(button.dataset.fix);
    });
  }

  show(report: Drawn): void {
    if (this.#shown) redraw(this.#root, [this.#shown], [report]);
    else this.#root.replaceChildren(draw(report));
    this.#shown = report;
    this.#problem.hidden = true;
  }

  /** Nothing more will come for the text as it is now. */
  settle(): void {
    this.#root.dataset.answers = String(++this.#answers);
  }

  /** What went wrong, instead of an answer. */
  fail(words: string): void {
    this.#problem.textContent = words;
    this.#problem.hidden = false;
  }

  /** Tells screen readers how the answer changed, once the typing pauses. */
  say(words: string): void {
    clearTimeout(this.#saying);
    this.#saying = window.setTimeout(() => {
      if (this.#status.textContent !== words) this.#status.textContent = words;
    }, 700);
  }
}
