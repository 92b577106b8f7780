import { Asker } from "./answer/asker.js";
import type { Look } from "./answer/look.js";
import { examples } from "./examples.js";
import { type Shared, toFragment } from "./link/codec.js";
import { download } from "./page/download.js";
import { Editor } from "./page/editor.js";
import { find } from "./page/find.js";
import { Form } from "./page/form.js";
import { Result } from "./page/result.js";
import { toast } from "./page/toast.js";

const LARGEST_FILE = 2 * 1024 * 1024;

/** The page: a text and a form on one side, the answer on the other. */
export class Playground {
  readonly #asker = new Asker();
  readonly #form = new Form(() => this.#answer());
  readonly #result = new Result({
    goTo: (line, column) => this.#editor.goTo(line, column),
    fix: (key) => this.#fix(key),
  });
  readonly #editor: Editor;
  #look: { readonly of: object; readonly look: Look } | null = null;

  constructor(shared: Shared | null) {
    if (shared) this.#form.choose(shared);
    const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
    this.#editor = new Editor(find("editor", HTMLElement), shared?.yaml ?? examples[0].yaml, nonce, {
      changed: () => this.#changed(),
      fix: (key) => this.#fix(key),
    });
    this.#offerExamples(shared === null);
    this.#listen();
    this.#answer();
  }

  /** Opens what a link holds. */
  open(shared: Shared): void {
    const { hash } = location;
    this.#form.choose(shared);
    if (this.#editor.text.toString() !== shared.yaml) this.#editor.replace(shared.yaml);
    history.replaceState(null, "", hash);
    find("example", HTMLSelectElement).value = "";
    this.#answer();
  }

  // A link is of one text: after a change the address is not a link to it any more.
  #changed(): void {
    if (location.hash !== "") history.replaceState(null, "", location.pathname + location.search);
    this.#answer();
  }

  #answer(): void {
    const text = this.#editor.text;
    const shown = (look: Look, isLast: boolean) => {
      this.#show(look, text);
      if (isLast) this.#result.settle();
    };
    this.#asker.look(text.toString(), this.#form.settings, shown, ({ message }) => this.#result.fail(message));
  }

  #show(look: Look, of: object): void {
    this.#look = { of, look };
    this.#result.show(look.report);
    if (of === this.#editor.text) this.#editor.mark(look.marks);
    const { error, warning } = look.counts;
    this.#result.say(
      `${error} ${error === 1 ? "error" : "errors"}, ${warning} ${warning === 1 ? "warning" : "warnings"}`,
    );
  }

  // The offsets of a fix are those of the text that was looked at.
  #fix(key: string): void {
    const repair = this.#look?.look.repairs[key];
    if (repair && this.#look?.of === this.#editor.text) this.#editor.apply(repair);
  }

  #listen(): void {
    on("link", () => this.#link());
    on("save-html", async () => download("stepauth-preview.html", "text/html", await this.#ask("html")));
    on("save-json", async () => download("stepauth-preview.json", "application/json", await this.#ask("json")));
    on("open", () => find("file", HTMLInputElement).click());
    find("file", HTMLInputElement).addEventListener("change", ({ target }) => {
      const input = target as HTMLInputElement;
      const [file] = input.files ?? [];
      if (file) void this.#openFile(file);
      input.value = "";
    });
  }

  #ask(want: "html" | "json"): Promise<string> {
    return this.#asker.ask(want, this.#editor.text.toString(), this.#form.settings);
  }

  async #openFile(file: File): Promise<void> {
    if (file.size > LARGEST_FILE) return toast("This file is longer than 2 MiB.");
    this.#editor.replace(await file.text());
    find("example", HTMLSelectElement).value = "";
  }

  async #link(): Promise<void> {
    const { context } = this.#form.settings;
    const safe = await this.#asker.ask("share", this.#editor.text.toString(), this.#form.settings);
    if (!safe.ok) return toast(safe.reason);
    const fragment = await toFragment({ yaml: safe.text, context });
    if (fragment === null) return toast("No link: this file is too long for an address.");
    history.replaceState(null, "", fragment);
    const where = `${safe.lines.length === 1 ? "line" : "lines"} ${safe.lines.join(", ")}`;
    const left = safe.lines.length === 0 ? "" : ` Left out, because it looks secret: ${where}.`;
    toast(`${(await copied(location.href)) ? "Link copied." : "The address is the link."}${left}`);
  }

  #offerExamples(isFirst: boolean): void {
    const select = find("example", HTMLSelectElement);
    select.append(...examples.map(({ id, title }) => new Option(title, id)));
    select.value = isFirst ? examples[0].id : "";
    select.addEventListener("change", () => {
      const example = examples.find(({ id }) => id === select.value);
      if (example) this.#editor.replace(example.yaml);
    });
  }
}

function on(id: string, act: () => unknown): void {
  find(id, HTMLButtonElement).addEventListener("click", () => void act());
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
