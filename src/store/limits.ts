// How much a store keeps of what would grow without end.

/** Entries of a channel's audit trail; the oldest go. */
export const AUDIT_KEPT = 1_000;

/** Corrections of one alert; the oldest go. */
export const CORRECTIONS_KEPT = 50;
