/** Deprecated steps that others take the place of. */
export const succeeded: ReadonlySet<string> = new Set(["ios-auto-provision", "ios-auto-provision-appstoreconnect"]);

/** The steps that take their place, as the step library says: one of its own, or the signing of those that build. */
export const successors: ReadonlySet<string> = new Set([
  "manage-ios-code-signing",
  "xcode-archive",
  "xcode-build-for-test",
  "export-xcarchive",
]);
