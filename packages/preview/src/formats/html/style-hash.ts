/** The hash of the style sheet, for the report's Content-Security-Policy. Do not edit: a test compares and updates it. */
export const styleHash = "sha256-k087skEqA2H87YpBYFjr//NRTx8Gs0+2t+B2/nBgAbM=";
