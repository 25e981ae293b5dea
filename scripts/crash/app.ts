/**
 * The app process that the crash test kills: the real mutations behind a few lines of HTTP, without pages. Run with
 * `--conditions=react-server --import tsx`; prints its port. Whatever is no answer of the mutations is a 503, as a
 * page would be: the client does not know whether its voyage was saved.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Person } from '@/lib/people/role';
import { amendVoyage, logVoyage, type Amendment } from '@/lib/voyages/mutations';
import { factsOf } from '@/lib/voyages/record';
import { voyageByNo } from '@/lib/voyages/record.queries';
import { textOf } from '@/lib/voyages/text';

const analyst: Person = {
  id: 'crash-test',
  name: 'Crash test',
  email: 'crash@test.example',
  role: 'analyst',
};

/** A voyage as it is opened for editing. */
async function open(voyageNo: string) {
  const record = await voyageByNo(analyst, voyageNo);
  return record && { version: record.version, text: textOf(factsOf(record), record.zones) };
}

type Asked = { voyageNo: string; text: unknown; amendment: Amendment };

const answers: Record<string, (asked: Asked) => Promise<unknown>> = {
  '/log': ({ text }) => logVoyage(analyst, text),
  '/open': ({ voyageNo }) => open(voyageNo),
  '/amend': ({ voyageNo, amendment }) => amendVoyage(analyst, voyageNo, amendment),
};

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part: string) => (body += part));
  request.on('end', () => {
    Promise.resolve()
      .then(() => answers[request.url ?? '']?.(JSON.parse(body)))
      .then(
        (value) => response.writeHead(200).end(JSON.stringify(value)),
        (error: unknown) => response.writeHead(503).end(String(error)),
      );
  });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`));
process.on('disconnect', () => process.exit(0));
