/** Why a voyage was delayed, or the route disturbed. Client-safe. */
export const DELAY_REASONS = [
  'weather',
  'draught',
  'berth_occupied',
  'customs',
  'cargo_not_ready',
  'pipeline_force_majeure',
  'vessel',
  'other',
] as const;
export type DelayReason = (typeof DELAY_REASONS)[number];
