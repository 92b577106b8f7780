import { accountChoices, contexts, type Settings } from "../answer/settings.js";
import { find } from "./find.js";

/** The form beside the editor: context and connected account. */
export class Form {
  readonly #form = find("settings", HTMLFormElement);
  readonly #document = find("document", HTMLTextAreaElement);
  readonly #account = find("account", HTMLFieldSetElement);

  constructor(changed: () => void) {
    this.#form.addEventListener("input", () => {
      this.#follow();
      changed();
    });
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#follow();
  }

  get settings(): Settings {
    return {
      context: this.#chosen("context", contexts),
      account: this.#chosen("account", accountChoices),
      document: this.#document.value,
    };
  }

  /** Chooses what a link or an example asks for. */
  choose(settings: Partial<Pick<Settings, "context" | "account">>): void {
    for (const [name, value] of Object.entries(settings)) {
      const radio = this.#radios(name).find((each) => each.value === value);
      if (radio) radio.checked = true;
    }
    this.#follow();
  }

  // A pull-request build of a public app gets no account, so that there is none to describe.
  #follow(): void {
    const { context, account } = this.settings;
    this.#account.disabled = context === "pr";
    find("no-account", HTMLElement).hidden = context !== "pr";
    find("paste", HTMLElement).hidden = context === "pr" || account !== "document";
  }

  #chosen<T extends string>(name: string, known: readonly [T, ...T[]] | readonly T[]): T {
    const value = this.#radios(name).find(({ checked }) => checked)?.value;
    return known.find((each) => each === value) ?? (known[0] as T);
  }

  #radios(name: string): HTMLInputElement[] {
    return [...this.#form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
  }
}
