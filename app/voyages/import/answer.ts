import type { Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { databaseAnswers, whoIs } from '@/lib/session';

/** Who asks, if the request comes from a page of ours: a form elsewhere must not write with somebody's cookie. */
export async function whoPosts(request: Request): Promise<Person | Response> {
  const origin = request.headers.get('origin');
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  const ours =
    request.headers.get('sec-fetch-site') === 'same-origin' ||
    (origin !== null && URL.canParse(origin) && new URL(origin).host === host);
  if (!ours) return Response.json(refused({ reason: 'notAllowed' }), { status: 403 });
  return (await whoIs(request.headers)) ?? Response.json(refused({ reason: 'notSignedIn' }), { status: 401 });
}

async function resultOf<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    console.error('import:', error instanceof Error ? error.message : error);
    return refused({ reason: (await databaseAnswers(2_000)) ? 'importFault' : 'databaseUnreachable' });
  }
}

export async function answered<T>(work: () => Promise<Result<T>>): Promise<Response> {
  const result = await resultOf(work);
  return Response.json(result, { status: result.done ? 200 : 422 });
}

const EVERY_MS = 200;

/** Lines of JSON: `{"done": lines}` while the work goes on, its result at the end. */
export function progressing<T>(work: (progress: (done: number) => void) => Promise<Result<T>>): Response {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let open = true;
      let last = 0;
      const say = (line: unknown) => {
        // Whoever left before the end has not stopped the work.
        try {
          if (open) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
        } catch {
          open = false;
        }
      };
      const result = await resultOf(() =>
        work((done) => {
          if (performance.now() - last < EVERY_MS) return;
          last = performance.now();
          say({ progress: done });
        }),
      );
      say({ result });
      if (open) controller.close();
    },
  });
  return new Response(stream, {
    headers: {
      'content-type': 'application/x-ndjson',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}
