/** A message and its way out in one text: a message is a sentence of its own, with or without its full stop. */
export function sentences(message: string, help: string | undefined): string {
  if (help === undefined) return message;
  return `${message}${/[.!?:]$/.test(message) ? "" : "."} ${help}`;
}
