/**
 * Reads a workbook away from the thread that answers others; ended by it when it takes too long. Posts the first lines
 * of each sheet, is told which sheet it is, and posts that one.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { strToU8, unzipSync, zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';

const { bytes, rowsAtMost, columnsAtMost, headingsWithin } = workerData;

/** A cell as text that reads in one way only: a number cell of 9.959 is no 9 959. */
function textOf(/** @type {unknown} */ cell) {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    // Excel keeps a time as a fraction of a day: to the nearest minute it is exact.
    const iso = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString();
    const time = iso.slice(11, 16);
    return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
  }
  if (typeof cell === 'number') {
    const text = Number.isInteger(cell) ? String(cell) : String(Number(cell.toFixed(6)));
    return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
  }
  return String(cell).trim();
}

/** The reader takes #DIV/0! for an empty cell, and empty means unknown here: as a text it is what somebody has to mend. */
function withErrorsAsTexts(/** @type {Uint8Array} */ book) {
  const sheets = unzipSync(book, { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name) });
  const wrong = Object.values(sheets).some((sheet) =>
    Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength).includes(' t="e"'),
  );
  if (!wrong) return book;
  const parts = unzipSync(book);
  for (const name of Object.keys(sheets)) {
    const xml = Buffer.from(parts[name] ?? []).toString('utf8');
    parts[name] = strToU8(xml.replace(/(<c\b[^>]*) t="e"/g, '$1 t="str"'));
  }
  return zipSync(parts, { level: 0 });
}

const sheets = await readWorkbook(Buffer.from(withErrorsAsTexts(bytes)), { trim: false });
parentPort?.once('message', (/** @type {number} */ at) => {
  const rows = sheets[at]?.data ?? [];
  if (rows.length > rowsAtMost) parentPort?.postMessage({ refused: 'tooManyRows' });
  else if (rows.some((row) => row.length > columnsAtMost))
    parentPort?.postMessage({ refused: 'tooManyColumns' });
  else {
    for (let from = 0; from < rows.length; from += 500) {
      parentPort?.postMessage({ rows: rows.slice(from, from + 500).map((row) => row.map(textOf)) });
    }
    parentPort?.postMessage({ end: true });
  }
});
parentPort?.postMessage({
  sheets: sheets.map(({ sheet, data }) => ({
    name: sheet,
    lines: data.length,
    first: data.slice(0, headingsWithin).map((row) => row.slice(0, columnsAtMost).map(textOf)),
  })),
});
