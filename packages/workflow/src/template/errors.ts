/** The template is wrong: the CLI would fail the step. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
}

/** The template may be right, but needs more than this package evaluates. */
export class TemplateUnsupported extends Error {
  override readonly name = "TemplateUnsupported";
}
