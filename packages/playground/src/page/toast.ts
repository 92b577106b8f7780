import { find } from "./find.js";

let hiding = 0;

/** Says shortly what a button did. Screen readers read it out. */
export function toast(words: string): void {
  const element = find("toast", HTMLElement);
  element.textContent = words;
  element.classList.add("is-shown");
  clearTimeout(hiding);
  hiding = window.setTimeout(() => element.classList.remove("is-shown"), 6000);
}
