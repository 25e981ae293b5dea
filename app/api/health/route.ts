import { databaseAnswers } from '@/lib/session';

const WITHIN_MS = 2_000;

/** For load balancers, the start script and waiting pages: whether this copy can serve. Nobody need be signed in. */
export async function GET(): Promise<Response> {
  // A wrong environment is no answer either; what is missing is written where the operator looks.
  const answers = await databaseAnswers(WITHIN_MS).catch((error: unknown) => {
    console.error('health:', error instanceof Error ? error.message : error);
    return false;
  });
  return Response.json(
    { status: answers ? 'ok' : 'database-unreachable' },
    { status: answers ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
