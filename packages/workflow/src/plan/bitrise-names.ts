/**
 * Beginnings of the names that Bitrise gives to what it sets for a build. Files of the generic file storage are among them
 * (`BITRISEIO_..._URL`).
 */
export const bitrisePrefixes = ["BITRISE_", "BITRISEIO_", "GIT_"] as const;

/** The names beside those: set by Bitrise, by the CLI, or by the machine that a build runs on. */
export const bitriseNames = [
  ...["CI", "PR", "PULL_REQUEST_ID", "STEPLIB_BUILD_STATUS", "ENVMAN_ENVSTORE_PATH", "SSH_RSA_PRIVATE_KEY"],
  ...["HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "PWD", "SHELL", "SSH_AUTH_SOCK", "TERM", "TMPDIR", "USER"],
  ...["ANDROID_HOME", "ANDROID_NDK_HOME", "ANDROID_SDK_ROOT", "GEM_HOME", "GOPATH", "GOROOT", "JAVA_HOME", "NVM_DIR"],
] as const;

/** Beginnings of the names of what the step library's steps set for those after them. */
const OF_STEPS = ["BITRISE_", "GIT_", "AWS_", "GENERIC_FILE_STORAGE", "SSH_", "XCODE_"];

const names: ReadonlySet<string> = new Set(bitriseNames);

/** Whether a variable of this name is one that Bitrise may set. */
export function isSetByBitrise(name: string): boolean {
  return names.has(name) || bitrisePrefixes.some((prefix) => name.startsWith(prefix));
}

/** Whether a variable of this name may be the output of a step. */
export function isSetBySteps(name: string): boolean {
  return OF_STEPS.some((prefix) => name.startsWith(prefix));
}
