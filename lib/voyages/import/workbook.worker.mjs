/** Reads the first sheet of a workbook away from the thread that answers others; ended by it when it takes too long. */
import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/node';

const { bytes, rowsAtMost, columnsAtMost } = workerData;

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

const sheet = await readSheet(Buffer.from(bytes), { trim: false });
if (sheet.length > rowsAtMost) parentPort?.postMessage({ refused: 'tooManyRows' });
else if (sheet.some((row) => row.length > columnsAtMost))
  parentPort?.postMessage({ refused: 'tooManyColumns' });
else {
  for (let at = 0; at < sheet.length; at += 500) {
    parentPort?.postMessage({ rows: sheet.slice(at, at + 500).map((row) => row.map(textOf)) });
  }
  parentPort?.postMessage({ end: true });
}
