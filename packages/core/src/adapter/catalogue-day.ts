// Written by `pnpm catalogue`. Do not edit.

/** The day of the step library that the catalogues of released versions were last brought up to. */
export const catalogueDay = "2026-09-03";
