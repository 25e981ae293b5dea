/** What a vessel's number and particulars say by themselves. Names are no keys: two ships are called Shusha. */
import type { Kg } from '@/lib/quantity';

/** A vessel's particulars as far as they are known; null is a gap. */
export interface Particulars {
  deadweightKg: Kg | null;
  /** Draught at full deadweight, metres. */
  ladenDraughtM: number | null;
  /** Tonnes per centimetre of immersion. */
  tpc: number | null;
}

/**
 * Whether `text` is an IMO number by its check digit: seven digits, and the last digit of
 * 7·d1 + 6·d2 + 5·d3 + 4·d4 + 3·d5 + 2·d6 is d7. One single-digit error in nine passes: the registry is the second
 * check.
 */
export function imoIsValid(text: string): boolean {
  if (!/^\d{7}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const sum = digits.slice(0, 6).reduce((total, digit, index) => total + digit * (7 - index), 0);
  return sum % 10 === digits[6];
}

/**
 * The intake a draught limit (metres) leaves: deadweight − 100 · (laden draught − limit) · TPC, never above the
 * deadweight nor below zero. Null means that it cannot be checked: a particular is unknown.
 */
export function draughtLimitedIntake({
  deadweightKg,
  ladenDraughtM,
  tpc,
  limitM,
}: Particulars & { limitM: number }): Kg | null {
  if (deadweightKg === null || ladenDraughtM === null || tpc === null) return null;
  const lostKg = Math.round(100 * (ladenDraughtM - limitM) * tpc * 1000);
  return Math.max(0, deadweightKg - Math.max(0, lostKg));
}
