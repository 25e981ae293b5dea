/**
 * The product's own reads and writes behind the same bare HTTP server as the floor: what lib takes, without pages.
 * Run with `--conditions=react-server --import tsx`; prints its port.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person } from '@/lib/people/role';
import { forecastOf, PATHS } from '@/lib/progress/forecast';
import { disruptionsIn, latestIntakes, liftingsOf } from '@/lib/progress/queries';
import { localDateOf, now } from '@/lib/calendar';
import { orFirst } from '@/lib/recorded.queries';
import { listScopes, listTargets } from '@/lib/targets/queries';
import { filterFromParams } from '@/lib/voyages/filter';
import { logVoyage } from '@/lib/voyages/mutations';
import { voyagePage } from '@/lib/voyages/queries';
import { voyageTotals } from '@/lib/voyages/totals.queries';

const person: Person = { id: 'bench', name: 'Benchmark', email: 'bench@bench.example', role: 'analyst' };

/** What the board asks for one scope and year, live or as known at an instant. */
async function board(scopeKey: string, year: number, at: string | null) {
  const known = at === null ? null : { kind: 'at' as const, at };
  const promised = orFirst(known, 'target_version');
  const [scopes, targets] = await Promise.all([listScopes(person, promised), listTargets(person, promised)]);
  const scope = scopes.find(({ key }) => key === scopeKey);
  if (!scope) throw new Error(`no scope ${scopeKey}`);
  const selection = { gradeIds: scope.gradeIds, shipperId: scope.shipperId, data: 'all' as const, known };
  const [liftings, intakes, disruptions] = await Promise.all([
    liftingsOf(person, selection, year),
    latestIntakes(person, selection, localDateOf(at === null ? now() : new Date(at), 'Asia/Aqtau')),
    disruptionsIn(person, year, orFirst(known, 'disruption')),
  ]);
  return { targets: targets.length, liftings, intakes, disruptions };
}

/** How long all runs of a whole year take, in milliseconds: they run after the board's first answer, in this process. */
function runs() {
  const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
  const past = months.map((month, at) => ({
    month: `2025-${month}`,
    kg: (100 + at) * 1e6,
    voyages: 12 + (at % 3),
  }));
  const left = months.map((month) => ({ month: `2026-${month}`, days: 30, daysLeft: 30 }));
  const began = performance.now();
  const { kind } = forecastOf({ past, left, actualKg: 0, targetKg: 1_500_000_000, paths: PATHS });
  return { kind, ms: performance.now() - began };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return text === '' ? null : JSON.parse(text);
}

const answers: Record<string, (search: URLSearchParams, body: unknown) => Promise<unknown>> = {
  '/log': (search) => voyagePage(person, filterFromParams(search).filter),
  '/totals': (search) => voyageTotals(person, filterFromParams(search).filter),
  '/board': (search) => board(search.get('scope') ?? 'all', Number(search.get('year')), search.get('known')),
  '/runs': () => Promise.resolve(runs()),
  '/voyage': (_, body) => logVoyage(person, body),
};

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const answer = answers[url.pathname];
  if (!answer) return void response.writeHead(404).end();
  bodyOf(request)
    .then((body) => answer(url.searchParams, body))
    .then((value) => {
      const text = JSON.stringify(value);
      response.writeHead(200, { 'content-type': 'application/json' }).end(text);
    })
    .catch((error: unknown) => {
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`));
