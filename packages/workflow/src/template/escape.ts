const HTML: Readonly<Record<string, string>> = {
  "\0": "\ufffd",
  '"': "&#34;",
  "'": "&#39;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

/** Go's `html`. */
export function escapeHtml(text: string): string {
  return text.replace(/[\0"'&<>]/g, (char) => HTML[char] as string);
}

/** Go's `js`: what stands between the quotes of a JavaScript text. */
export function escapeJs(text: string): string {
  return text.replace(/[\\'"<>&=\p{C}\p{Z}]/gu, (char) => {
    if (/[\\'"]/.test(char)) return `\\${char}`;
    if (char === " ") return char;
    return `\\u${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
  });
}

/** Go's `urlquery`: a value of a query. */
export function escapeUrl(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"))
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
