/** Work for which Apple asks a role of whoever does it. */
export type Work = "sign-for-development" | "sign-for-distribution" | "upload" | "upload-with-metadata";

/** A role of App Store Connect. */
export type Role = "Developer" | "App Manager" | "Admin";

/** The least role that some work needs, by what does it. */
export interface NeededRoles {
  /** An API key, where Xcode manages the signing of the project. */
  readonly managedKey: Role;
  /** An API key, where the step brings certificates and profiles itself. */
  readonly key: Role;
  /** An Apple ID: the person whose it is. */
  readonly appleId: Role;
}

/** The least role that each kind of work needs, as the documentation of 2026 has it. */
export const neededRoles: Readonly<Record<Work, NeededRoles>> = {
  "sign-for-development": { managedKey: "Developer", key: "Developer", appleId: "App Manager" },
  "sign-for-distribution": { managedKey: "Admin", key: "Developer", appleId: "App Manager" },
  upload: { managedKey: "Developer", key: "Developer", appleId: "Developer" },
  "upload-with-metadata": { managedKey: "App Manager", key: "App Manager", appleId: "App Manager" },
};

/** What the work is called. */
export const workNames: Readonly<Record<Work, string>> = {
  "sign-for-development": "signing and export, development",
  "sign-for-distribution": "signing and export, app-store, ad-hoc, enterprise",
  upload: "upload of an IPA alone",
  "upload-with-metadata": "upload with metadata, screenshots, submission for review",
};
