/** The hash of the style sheet, for the report's Content-Security-Policy. Do not edit: a test compares and updates it. */
export const styleHash = "sha256-WgyWcI47sd7mm2OELcuVsZL8ShY9bmMMzbytQYus7GU=";
