import { say } from '../say.mjs';

/** @typedef {{ what: string, measured: string, target?: string, met?: boolean, note?: string }} Line */

/** @param {number} value @param {number} [digits] */
export const shown = (value, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : 'not known');

/**
 * A ratio or a size against its target.
 * @param {string} what
 * @param {number} value
 * @param {{ target: number, unit?: string, digits?: number, note?: string }} options `unit` ' ×' by default
 * @returns {Line}
 */
export function line(what, value, { target, unit = ' ×', digits = 2, note }) {
  return {
    what,
    measured: shown(value, digits) + unit,
    target: `≤ ${target}${unit}`,
    met: value <= target,
    ...(note && { note }),
  };
}

/**
 * A rate against the least it should be.
 * @param {string} what
 * @param {number} value
 * @param {{ target: number, unit: string, note?: string }} options
 * @returns {Line}
 */
export function atLeast(what, value, { target, unit, note }) {
  return {
    what,
    measured: shown(value, 0) + unit,
    target: `≥ ${target}${unit}`,
    met: value >= target,
    ...(note && { note }),
  };
}

/** @param {string} title @param {Line[]} lines */
export function printTable(title, lines) {
  say(`\n${title}`);
  const widths = [
    Math.max(...lines.map(({ what }) => what.length)),
    Math.max(...lines.map(({ measured }) => measured.length)),
    Math.max(...lines.map(({ target }) => target?.length ?? 0)),
  ];
  for (const { what, measured, target = '', met, note } of lines) {
    const verdict = met === undefined ? '' : met ? 'met   ' : 'MISSED';
    say(
      `  ${what.padEnd(widths[0] ?? 0)}  ${measured.padStart(widths[1] ?? 0)}  ${target.padEnd(widths[2] ?? 0)}  ${verdict}${note ? `  ${note}` : ''}`.trimEnd(),
    );
  }
}
