import 'server-only';
import { refused, type Result } from '@/lib/result';
import { databaseAnswers } from '@/lib/session';

const WITHIN_MS = 2_000;

/**
 * What an action answers. While the database does not answer, its faults are a refusal that says so, so that the form
 * keeps what was typed; any other fault stays one.
 */
export async function answer<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (await databaseAnswers(WITHIN_MS)) throw error;
    console.error('action:', error instanceof Error ? error.message : error);
    return refused({ reason: 'databaseUnreachable' });
  }
}
