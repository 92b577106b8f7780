/** The hash of the style sheet, for the report's Content-Security-Policy. Do not edit: a test compares and updates it. */
export const styleHash = "sha256-fopaLyU8Zv3/PkfVO0/I1D2FWm04uHMKiTR0H27gRZ0=";
