/** Writes a workbook away from the thread that answers others: lines come in page by page, one file goes out. */
import { parentPort } from 'node:worker_threads';
import writeExcelFile from 'write-excel-file/node';

/** @typedef {{ value: string | number | Date, type?: unknown, format?: string, fontWeight?: string } | null} Cell */

const FORMATS = {
  tonnes: '#,##0.000',
  kt: '#,##0.000',
  percent: '0.000',
  whole: '0',
  hours: '0.##',
  days: '0.0',
  money: '#,##0.00',
  day: 'dd.mm.yyyy',
  moment: 'dd.mm.yyyy hh:mm',
};

/** @type {string[][]} */
const lines = [];

parentPort?.on('message', async (message) => {
  if (message.lines) {
    for (const line of message.lines) lines.push(line);
    return;
  }
  const { kinds, headers, optional, about, sheets } = message;
  const shown = headers
    .map((_, at) => at)
    .filter((at) => !optional[at] || lines.some((line) => line[at] !== ''));
  const data = lines.map((line) => shown.map((at) => cellOf(line[at], kinds[at])));
  data.unshift(shown.map((at) => ({ value: written(headers[at]), fontWeight: 'bold' })));
  const file = await writeExcelFile([
    {
      data,
      sheet: sheets.lines,
      columns: shown.map((at) => ({ width: kinds[at] === 'text' ? 18 : 16 })),
      stickyRowsCount: 1,
    },
    {
      data: about.map(([label, text]) => [
        { value: written(label), fontWeight: 'bold' },
        { value: written(text), type: String },
      ]),
      sheet: sheets.about,
      columns: [{ width: 24 }, { width: 90 }],
    },
  ]).toBuffer();
  const bytes = new Uint8Array(file);
  parentPort?.postMessage(bytes, [bytes.buffer]);
});

/**
 * write-excel-file 4.1.1 finds a text it has written before in a plain object, and takes `constructor` for one: a space
 * after it, which every reader of ours trims, keeps the workbook whole.
 */
const written = (/** @type {string} */ text) => (text in Object.prototype ? `${text} ` : text);

/** @returns {Cell} */
function cellOf(/** @type {string} */ text, /** @type {string} */ kind) {
  if (text === '') return null;
  if (kind === 'text' || (text.includes(':') && kind === 'hours'))
    return { value: written(text), type: String };
  if (kind === 'day' || kind === 'moment') {
    const time = text.length > 10 ? text.slice(11) : '';
    // A month, or midnight to the minute: a date cell would say a day.
    if (text.length < 10 || time === '00:00') return { value: text, type: String };
    const format = time === '' ? FORMATS.day : FORMATS.moment;
    return { value: new Date(`${text.slice(0, 10)}T${time || '00:00'}:00Z`), type: Date, format };
  }
  return { value: Number(text), type: Number, format: FORMATS[kind] };
}
