import { getTranslations } from 'next-intl/server';
import { disposition } from '@/lib/evidence/file-name';
import { paperFile } from '@/lib/evidence/queries';
import { NotAllowed } from '@/lib/people/role';
import { whoIs } from '@/lib/session';
import { voyageNoOf } from '../address';

type Context = { params: Promise<{ voyageNo: string; paperId: string }> };

/** Kept nowhere on the way, and harmless should a browser show it all the same: no script, no form, no frame of ours. */
const GUARDED = {
  'cache-control': 'private, no-store',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** One paper as a download, to those who may read the voyage. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { voyageNo, paperId } = await params;
  const id = /^[1-9]\d{0,8}$/.test(paperId) ? Number(paperId) : null;
  try {
    const person = await whoIs(request.headers);
    const file = await paperFile(person, voyageNoOf(voyageNo), id ?? 0);
    return file ? send(file) : said('notThere', 404);
  } catch (error) {
    if (error instanceof NotAllowed) return said('notForYou', 403);
    throw error;
  }
}

function send({ fileName, mediaType, size, slices }: NonNullable<Awaited<ReturnType<typeof paperFile>>>) {
  const pages = slices();
  // Asked for slice by slice: a reader that is slow, or goes away, costs one of them.
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pages.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pages.return();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      ...GUARDED,
      'content-type': mediaType,
      'content-length': String(size),
      'content-disposition': disposition(fileName),
    },
  });
}

async function said(what: 'notThere' | 'notForYou', status: 403 | 404): Promise<Response> {
  const t = await getTranslations('evidence');
  return new Response(t(what), {
    status,
    headers: { ...GUARDED, 'content-type': 'text/plain; charset=utf-8' },
  });
}
