import { createServer } from 'node:http';
import pg from 'pg';
import { floorSql, logQuestions } from './questions.mjs';
import { writeVoyage } from './floor-voyage.mjs';

/**
 * The floor: bare node:http and pg with prepared statements, no rules, no rights, no framework. It answers the same
 * questions with the same bytes, so that what the product adds can be told from what the machine takes. Reads go
 * through the app's login, writes through the superuser with the triggers off (FLOOR_URL): what the triggers write the
 * floor writes itself, and foreign keys cost it nothing, which makes it rather too fast. Prints its port.
 */

const options = '-c timezone=UTC';
const reads = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options });
const writes = new pg.Pool({
  connectionString: process.env.FLOOR_URL,
  max: 10,
  options: `${options} -c session_replication_role=replica`,
});
const questions = logQuestions();

/** @param {URLSearchParams} search */
async function log(search) {
  const number = Number(search.get('question'));
  const question = questions[number];
  if (!question) throw new Error(`no question ${number}`);
  const place = search.get('place');
  const { rows } = await reads.query({
    name: `log-${number}-${place === null ? 'first' : 'further'}`,
    text: floorSql(question, place !== null),
    values: [place, ...question.values, ...(place === null ? [] : [search.get('id')])],
  });
  const page = rows.slice(0, 50);
  const cursor = (/** @type {any} */ row) => (row ? { values: [row.place], id: row.id } : null);
  const answer = {
    rows: page.map(({ place: _, grades, shippers, ...row }) => ({
      ...row,
      grades: [...new Set(grades)],
      shippers: [...new Set(shippers)],
    })),
    previous: place === null ? null : cursor(page[0]),
    next: rows.length > 50 ? cursor(page.at(-1)) : null,
    fromBeginning: false,
  };
  return answer;
}

const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url ?? '/', 'http://localhost');
    let text = '';
    for await (const part of request.setEncoding('utf8')) text += part;
    const answer =
      url.pathname === '/log' ? await log(url.searchParams) : await writeVoyage(writes, JSON.parse(text));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  } catch (error) {
    response.writeHead(500).end(String(/** @type {Error} */ (error).stack));
  }
});
server.listen(0, '127.0.0.1', () =>
  console.log(`port ${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`),
);
