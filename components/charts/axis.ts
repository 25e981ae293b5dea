/** Axes as the theme has them; the chart library writes its own colours as attributes otherwise. */
export const AXIS_TEXT = { fill: 'var(--quiet)', fontSize: 12 };
export const AXIS_LINE = { stroke: 'var(--hairline)' };
