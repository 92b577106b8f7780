/** An address to request, without its userinfo; that becomes a header, because `fetch` refuses it in a URL. */
export interface Address {
  readonly url: URL;
  readonly authorization: string | null;
}

/** Reads an http or https URL, or gives `null`. */
export function readAddress(text: string, base?: URL): Address | null {
  if (!URL.canParse(text, base?.href)) return null;
  const url = new URL(text, base);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  const authorization = basicAuthorization(url);
  url.username = "";
  url.password = "";
  return { url, authorization };
}

/** Whether nobody on the way can read along: https, or a connection that does not leave the machine. */
export function isPrivate(url: URL): boolean {
  return url.protocol === "https:" || isLoopback(url.hostname);
}

/** A host name as `URL` writes it. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname);
}

function basicAuthorization(url: URL): string | null {
  if (url.username === "" && url.password === "") return null;
  const pair = `${decode(url.username)}:${decode(url.password)}`;
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(pair)))}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
