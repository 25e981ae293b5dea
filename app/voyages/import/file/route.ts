import { refused } from '@/lib/result';
import { may } from '@/lib/people/role';
import { stageFile } from '@/lib/voyages/import/stage.mutations';
import { answered, whoPosts } from '../answer';

const BYTES_AT_MOST = 20 * 1024 * 1024;

/** Takes a file as the body of the request, its name in the address; answers with the id under which it waits. */
export async function POST(request: Request): Promise<Response> {
  const by = await whoPosts(request);
  if (by instanceof Response) return by;
  // Before a byte of the body is read.
  if (!may(by, 'logVoyages')) return Response.json(refused({ reason: 'notAllowed' }), { status: 403 });
  const name = new URL(request.url).searchParams.get('name') ?? '';
  return answered(async () => {
    const bytes = await bodyOf(request);
    return bytes
      ? stageFile(by, name, bytes)
      : refused({ reason: 'fileTooLarge', values: { most: BYTES_AT_MOST / 1024 / 1024 } });
  });
}

/** The body, or null as soon as it is too large, whatever its length was said to be. */
async function bodyOf(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > BYTES_AT_MOST) return null;
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of (request.body ??
    new ReadableStream({ start: (controller) => controller.close() })) as AsyncIterable<Uint8Array>) {
    length += piece.length;
    if (length > BYTES_AT_MOST) return null;
    pieces.push(piece);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
