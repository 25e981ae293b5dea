import 'server-only';
import type { Answered } from '@/components/people/use-submission';
import { NotAllowed } from '@/lib/people/role';
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
    if (error instanceof NotAllowed) return refused({ reason: 'notAllowed' });
    if (await databaseAnswers(WITHIN_MS)) throw error;
    console.error('action:', error instanceof Error ? error.message : error);
    return refused({ reason: 'databaseUnreachable' });
  }
}

/** The answer to a form; what was typed goes back with it, without the passwords. */
export function answered<T>(result: Result<T>, form: FormData): Answered<T> {
  if (result.done) return { refusals: [], typed: {}, value: result.value };
  const texts = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$ACTION'),
  );
  const secrets = ['password', 'current', 'token'];
  return {
    refusals: result.refusals,
    typed: Object.fromEntries(texts.filter(([name]) => !secrets.includes(name))),
  };
}
