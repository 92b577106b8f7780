interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}

/**
 * The page makes no HTML and no script from text; its policy forbids it. The one address that code is loaded from is that
 * of the thread, which is a piece of this page.
 */
export function trustOnlyTheThread(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy("default", {
    createScriptURL(address) {
      if (address.startsWith(`blob:${location.origin}/`)) return address;
      throw new TypeError("Only the page's own thread is loaded.");
    },
  });
}
