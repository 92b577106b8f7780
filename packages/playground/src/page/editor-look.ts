import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const squiggle = (color: string) => ({
  backgroundImage: "none",
  paddingBottom: "0",
  textDecoration: `underline wavy ${color} 1.25px`,
  textUnderlineOffset: "0.25em",
});
const dot = (color: string) => ({
  content: "''",
  width: "8px",
  height: "8px",
  borderRadius: "50%",
  background: color,
});

// Colours are the page's variables, so that light and dark need nothing here.
const theme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: ".8125rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.65", fontVariantLigatures: "none" },
  ".cm-content": { padding: "1rem 0 4rem", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 1rem 0 .5rem" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--selection)",
  },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--quiet)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 .25rem 0 .75rem", minWidth: "2.5rem" },
  ".cm-activeLine": { backgroundColor: "var(--line)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  ".cm-gutter-lint": { width: "1rem" },
  ".cm-gutter-lint .cm-gutterElement": { display: "grid", placeItems: "center", padding: "0" },
  ".cm-lint-marker": { width: "auto", height: "auto", display: "grid" },
  ".cm-lint-marker-error, .cm-lint-marker-warning, .cm-lint-marker-info": { content: "none" },
  ".cm-lint-marker-error::before": dot("var(--bad)"),
  ".cm-lint-marker-warning::before": dot("var(--warn)"),
  ".cm-lint-marker-info::before": dot("var(--note)"),
  ".cm-lintRange-error": squiggle("var(--bad)"),
  ".cm-lintRange-warning": squiggle("var(--warn)"),
  ".cm-lintRange-info": squiggle("var(--note)"),
  ".cm-lintRange-active": { backgroundColor: "var(--mark)" },
  ".cm-lintPoint::after": { borderBottomColor: "var(--warn)" },
  ".cm-tooltip": {
    maxWidth: "26rem",
    border: "1px solid var(--rule)",
    borderRadius: "10px",
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    boxShadow: "0 8px 30px rgb(0 0 0 / .14)",
    fontFamily: "var(--sans)",
    overflow: "hidden",
  },
  ".cm-diagnostic": { padding: ".625rem .875rem", border: "none", fontSize: ".8125rem", lineHeight: "1.5" },
  ".cm-diagnostic + .cm-diagnostic": { borderTop: "1px solid var(--rule)" },
  ".cm-diagnosticSource": { color: "var(--quiet)", opacity: "1", fontFamily: "var(--mono)" },
  ".cm-diagnosticAction": {
    margin: ".5rem 0 0",
    padding: ".25rem .625rem",
    border: "1px solid var(--accent)",
    borderRadius: "8px",
    backgroundColor: "transparent",
    color: "var(--accent)",
    font: "560 .8125rem var(--sans)",
    display: "block",
  },
  ".cm-panels": { backgroundColor: "var(--well)", color: "var(--ink)", borderColor: "var(--rule)" },
  ".cm-panel.cm-panel-lint ul [aria-selected]": { backgroundColor: "var(--line)" },
  ".cm-panel.cm-search": { padding: ".5rem .75rem", fontFamily: "var(--sans)" },
  ".cm-textfield": { border: "1px solid var(--rule)", borderRadius: "6px", backgroundColor: "var(--paper)" },
  ".cm-button": {
    backgroundImage: "none",
    backgroundColor: "var(--paper)",
    border: "1px solid var(--rule)",
    borderRadius: "6px",
  },
});

const colors = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: "var(--key)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.labelName, tags.typeName, tags.keyword, tags.meta], color: "var(--warn)" },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: "var(--quiet)" },
]);

/** How the editor looks. */
export const editorLook = [theme, syntaxHighlighting(colors)];
