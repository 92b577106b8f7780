import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Mark, Repair } from "../answer/look.js";
import { editorLook } from "./editor-look.js";

/** What the editor tells. */
export interface EditorEvents {
  changed(): void;
  fix(key: string): void;
}

/** The text, with what is found marked in it. */
export class Editor {
  readonly #view: EditorView;

  constructor(
    parent: HTMLElement,
    text: string,
    nonce: string,
    private readonly events: EditorEvents,
  ) {
    this.#view = new EditorView({ parent, state: this.#state(text, nonce) });
  }

  /** The text, as an object that is the same as long as the text is. */
  get text(): Text {
    return this.#view.state.doc;
  }

  /** Puts another text in its place, which undo takes back. */
  replace(text: string): void {
    const { state } = this.#view;
    this.#view.dispatch({
      changes: { from: 0, to: state.doc.length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: true,
    });
  }

  /** Shows findings at their places. */
  mark(marks: readonly Mark[]): void {
    const { doc } = this.#view.state;
    const diagnostics = marks.map(({ from, to, severity, code, message, fix }): Diagnostic => {
      const actions = fix === null ? [] : [{ name: "Apply fix", apply: () => this.events.fix(fix) }];
      const start = Math.min(from, doc.length);
      return { from: start, to: Math.min(Math.max(to, start), doc.length), severity, source: code, message, actions };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, diagnostics));
  }

  /** Makes a repair. */
  apply({ changes, title }: Repair): void {
    this.#view.dispatch({ changes: [...changes], scrollIntoView: true, userEvent: "input.fix" });
    this.#announce(`Applied: ${title}`);
  }

  /** Moves to a place and takes the focus. */
  goTo(line: number, column: number): void {
    const { doc } = this.#view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const anchor = Math.min(at.from + column - 1, at.to);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  #announce(words: string): void {
    this.#view.dispatch({ effects: EditorView.announce.of(words) });
  }

  #state(text: string, nonce: string): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.contentAttributes.of({ "aria-label": "Workflow file, YAML" }),
        EditorView.updateListener.of(({ docChanged }) => docChanged && this.events.changed()),
        [lineNumbers(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection()],
        [history(), search({ top: true }), yaml(), editorLook],
        // Tab is left alone: it leads out of the editor.
        keymap.of([...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      ],
    });
  }
}
