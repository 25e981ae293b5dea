import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { withClient } from '../roles.mjs';

/**
 * What PostgreSQL itself says each statement took (parse, bind and execute), read from its log.
 * @param {string} dataDir
 * @param {string} superUrl
 * @param {() => Promise<void>} work
 * @returns {Promise<{ total: number, statements: { sql: string, ms: number, count: number }[] }>} milliseconds
 */
export async function timeStatements(dataDir, superUrl, work) {
  const log = path.join(dataDir, 'pg.log');
  const set = async (/** @type {string} */ value) => {
    await withClient(superUrl, async (query) => {
      await query(`ALTER SYSTEM SET log_min_duration_statement = ${value}`);
      await query('SELECT pg_reload_conf()');
    });
    await wait(300); // each session reads it before its next statement
  };
  await set('0');
  const from = statSync(log).size;
  try {
    await work();
    await wait(300);
  } finally {
    await set('-1');
  }
  const text = readFileSync(log).subarray(from).toString('utf8');
  /** @type {Map<string, { ms: number, count: number }>} */
  const found = new Map();
  for (const [, ms, step, statement] of text.matchAll(
    /duration: ([\d.]+) ms  (parse|bind|execute|statement)[^:]*: ([\s\S]*?)(?=\n\d{4}-\d\d-\d\d [\d:.]+ UTC \[|$)/g,
  )) {
    const sql = (statement ?? '').replace(/\s+/g, ' ').trim();
    if (/ALTER SYSTEM|pg_reload_conf/.test(sql)) continue;
    const one = found.get(sql) ?? { ms: 0, count: 0 };
    found.set(sql, {
      ms: one.ms + Number(ms),
      count: one.count + (step === 'execute' || step === 'statement' ? 1 : 0),
    });
  }
  const statements = [...found].map(([sql, one]) => ({ sql, ...one })).sort((a, b) => b.ms - a.ms);
  return { total: statements.reduce((sum, { ms }) => sum + ms, 0), statements };
}
