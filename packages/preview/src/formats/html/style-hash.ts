/** The hash of the style sheet, for the report's Content-Security-Policy. Do not edit: a test compares and updates it. */
export const styleHash = "sha256-9GB+PDs/2xKAL0XkRuEfJ9TP9/XgRh8hKvx0abkIZSs=";
