import { Trouble } from '../say.mjs';
import { ask, cpuOf, cpuOfFamily, interleave, median, serve } from './processes.mjs';
import { logQuestions } from './questions.mjs';
import { line, shown } from './report.mjs';
import { timeStatements } from './statements.mjs';
import { makeVoyagesToLog } from './voyages-to-log.mjs';

/** lib against the floor: the same question, the same bytes, without pages. */

/** @typedef {import('./report.mjs').Line} Line */
/** @typedef {{ rounds: number, requests: number, pages: number }} Length */

/**
 * @param {string} dataDir
 * @param {import('./database.mjs').BenchDatabase} database
 * @param {number} postmaster
 * @param {Length} length
 * @returns {Promise<Line[]>}
 */
export async function measureData(dataDir, database, postmaster, length) {
  const told = {
    DATABASE_URL: database.appUrl,
    FLOOR_URL: database.superUrl,
    BETTER_AUTH_SECRET: 'only-for-the-benchmark-only-for-the-benchmark',
  };
  const product = await serve(
    ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/product.ts'],
    told,
  );
  const floor = await serve(['scripts/bench/floor.mjs'], told);
  try {
    return [
      ...(await pages(product, floor, postmaster, length)),
      await deep(product, length),
      await logging(product, floor, database, length),
      ...(await board(dataDir, database, product)),
      ...(await knownBoard(product, length)),
      await runs(product),
    ];
  } finally {
    product.stop();
    floor.stop();
  }
}

/** @typedef {import('./processes.mjs').Served} Served */

/** @param {Served} product @param {Served} floor @param {number} postmaster @param {Length} length @returns {Promise<Line[]>} */
async function pages(product, floor, postmaster, length) {
  /** @type {Line[]} */
  const lines = [];
  for (const [number, { name, search }] of logQuestions().entries()) {
    const asked = {
      product: () => ask(`${product.address}/log?${search}`),
      floor: () => ask(`${floor.address}/log?question=${number}`),
    };
    if ((await asked.product()) !== (await asked.floor()))
      throw new Trouble(`The floor answers "${name}" with other bytes than the product: it is out of date.`);
    const taken = await interleave(asked, length);
    const cpu = await cpuPerRequest(asked.product, product.pid, postmaster, length.requests * 2);
    const ratio = Number(taken.product) / Number(taken.floor);
    lines.push(
      line(`log data, 50 rows: ${name}`, ratio, {
        target: 3,
        note: `${shown(Number(taken.product), 1)} ms against ${shown(Number(taken.floor), 1)}; CPU a request: ${cpu}`,
      }),
    );
    const totals = await interleave({ totals: () => ask(`${product.address}/totals?${search}`) }, length);
    lines.push({ what: `  its totals`, measured: `${shown(Number(totals.totals), 1)} ms` });
  }
  return lines;
}

/**
 * @param {() => Promise<unknown>} request
 * @param {number} pid
 * @param {number} postmaster
 * @param {number} requests
 */
async function cpuPerRequest(request, pid, postmaster, requests) {
  const [server, database] = [cpuOf(pid), cpuOfFamily(postmaster)];
  for (let count = 0; count < requests; count += 1) await request();
  const used = [cpuOf(pid) - server, cpuOfFamily(postmaster) - database].map((ms) => shown(ms / requests, 1));
  return `server ${used[0]} ms, PostgreSQL ${used[1]} ms`;
}

/** The page so many pages down against the first, both asked of the product. @param {Served} product @param {Length} length */
async function deep(product, { rounds, requests, pages: depth }) {
  const [question] = logQuestions();
  if (!question) throw new Error('no question');
  let after = '';
  for (let page = 0; page < depth; page += 1) {
    const { next } = JSON.parse(await ask(`${product.address}/log?${question.search}${after}&size=50`));
    if (!next) throw new Trouble(`The log ends after ${page} pages.`);
    after = `&after=${encodeURIComponent(['date.desc', ...next.values, next.id].join('~'))}`;
  }
  const taken = await interleave(
    {
      deep: () => ask(`${product.address}/log?${question.search}${after}`),
      first: () => ask(`${product.address}/log?${question.search}`),
    },
    { rounds, requests },
  );
  return line(`log data, ${depth} pages deep against the first`, Number(taken.deep) / Number(taken.first), {
    target: 1.2,
    note: `${shown(Number(taken.deep), 1)} ms against ${shown(Number(taken.first), 1)}`,
  });
}

/** @param {Served} product @param {Served} floor @param {import('./database.mjs').BenchDatabase} database @param {Length} length */
async function logging(product, floor, database, { rounds, requests }) {
  const voyage = await makeVoyagesToLog(database.ownerUrl, 2 * (rounds + 1) * requests);
  const taken = await interleave(
    {
      product: async (turn) => {
        const answer = JSON.parse(await ask(`${product.address}/voyage`, { body: voyage(turn).typed }));
        if (!answer.done) throw new Trouble(`Logging was refused: ${JSON.stringify(answer.refusals)}`);
      },
      floor: (turn) => ask(`${floor.address}/voyage`, { body: voyage(turn).plain }),
    },
    { rounds, requests },
  );
  return line('logging a voyage', Number(taken.product) / Number(taken.floor), {
    target: 5,
    note: `${shown(Number(taken.product), 1)} ms against ${shown(Number(taken.floor), 1)}`,
  });
}

/** What PostgreSQL spends on one board. @param {string} dataDir @param {import('./database.mjs').BenchDatabase} database @param {Served} product */
async function board(dataDir, database, product) {
  const year = new Date().getUTCFullYear();
  /** @type {Line[]} */
  const lines = [];
  for (const scope of ['all', 'tengiz']) {
    const once = () => ask(`${product.address}/board?scope=${scope}&year=${year}`);
    for (let count = 0; count < 20; count += 1) await once();
    const boards = 30;
    const { total, statements } = await timeStatements(dataDir, database.superUrl, async () => {
      for (let count = 0; count < boards; count += 1) await once();
    });
    const most = statements
      .slice(0, 2)
      .map(({ sql, ms }) => `${shown(ms / boards, 1)} ms ${/(FROM|from) (\w+)/.exec(sql)?.[2]}`);
    lines.push(
      line(`board, database time, scope ${scope}`, total / boards, {
        target: 3,
        unit: ' ms',
        note: `most: ${most.join(', ')}`,
      }),
    );
  }
  return lines;
}

/** The board's numbers as known a month and a year ago against the live ones. @param {Served} product @param {Length} length */
async function knownBoard(product, length) {
  /** @type {Line[]} */
  const lines = [];
  for (const [name, days] of /** @type {const} */ ([
    ['a month', 30],
    ['a year', 365],
  ])) {
    const known = new Date(Date.now() - days * 86_400_000).toISOString();
    // Of the year of which people asked then.
    const where = `${product.address}/board?scope=tengiz&year=${known.slice(0, 4)}`;
    const taken = await interleave(
      { then: () => ask(`${where}&known=${known}`), live: () => ask(where) },
      length,
    );
    lines.push(
      line(`board data as known ${name} ago against live`, Number(taken.then) / Number(taken.live), {
        target: 3,
        note: `${shown(Number(taken.then), 1)} ms against ${shown(Number(taken.live), 1)}`,
      }),
    );
  }
  return lines;
}

/** The forecast's 10,000 runs of a whole year. @param {Served} product */
async function runs(product) {
  /** @type {number[]} */
  const taken = [];
  for (let count = 0; count < 9; count += 1) {
    const { kind, ms } = JSON.parse(await ask(`${product.address}/runs`));
    if (kind !== 'drawn') throw new Trouble(`Nothing was forecast: ${kind}`);
    taken.push(ms);
  }
  return line('10,000 runs of a forecast, a whole year', median(taken), {
    target: 100,
    unit: ' ms',
    digits: 0,
    note: `the first ${shown(taken[0] ?? NaN, 0)} ms; after the board's first answer`,
  });
}
