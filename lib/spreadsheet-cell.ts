/** Texts that go into a spreadsheet and come back from one. Client-safe. */

/** As a spreadsheet could run it, were it not for an apostrophe before it. */
const RUNS = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text that a spreadsheet shows and never runs; {@link fromHarmless} takes the apostrophe off again. */
export const harmless = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

export const fromHarmless = (text: string): string =>
  text.startsWith("'") && RUNS.test(text) ? text.slice(1) : text;

/** A cell of CSV, whatever it holds. */
export const quotedCell = (text: string): string => `"${harmless(text).replaceAll('"', '""')}"`;
