import { getTranslations } from 'next-intl/server';
import { problemInWords } from '@/components/voyages/import/problem-words';
import { whoIs } from '@/lib/session';
import { quotedCell } from '@/lib/spreadsheet-cell';
import { batchOf, triedVoyages } from '@/lib/voyages/import/stage.queries';
import { may } from '@/lib/people/role';

const PAGE = 500;

/** The lines that were held back, as they stand, with the reason in a column of its own: to mend and import again. */
export async function GET(request: Request, { params }: RouteContext<'/voyages/import/[id]/held-back'>) {
  const person = await whoIs(request.headers);
  if (!may(person, 'logVoyages')) return new Response(null, { status: person ? 403 : 401 });
  const { id } = await params;
  const batch = await batchOf(person, id);
  if (!batch) return new Response(null, { status: 404 });
  const [t, voyages, refusals] = await Promise.all([
    getTranslations('import'),
    getTranslations('voyages'),
    getTranslations('refusals'),
  ]);
  async function* lines() {
    yield `\ufeff${[...(batch?.headers ?? []), t('heldBack.reason')].map(quotedCell).join(';')}\r\n`;
    for (let after = 0; ;) {
      const page = await triedVoyages(person, id, ['refused', 'doubted'], { after, size: PAGE });
      if (page.length === 0) return;
      for (const { rows, problems } of page) {
        for (const { no, cells } of rows) {
          const own = problems.filter(({ row }) => row === no);
          const words = (own.length > 0 ? own : problems).map((problem) =>
            problemInWords(problem, t, voyages, refusals),
          );
          yield `${[...cells, words.join(' ')].map(quotedCell).join(';')}\r\n`;
        }
      }
      after = page.at(-1)?.no ?? after;
    }
  }
  const all = lines();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await all.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  const name = batch.fileName.replace(/\.[^.]*$/, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return new Response(stream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="held-back.csv"; filename*=UTF-8''${encodeURIComponent(`${name}-held-back.csv`)}`,
      'cache-control': 'no-store',
    },
  });
}
