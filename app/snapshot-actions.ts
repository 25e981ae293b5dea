'use server';

import { redirect } from 'next/navigation';
import { answer } from '@/app/answer';
import { signedIn } from '@/app/signed-in';
import { todayAt } from '@/lib/calendar';
import { keepSnapshot, withdrawSnapshot } from '@/lib/progress/snapshot.mutations';
import { KNOWN_ZONE } from '@/lib/voyages/known';

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Back to the board with why it was refused, and with what was typed. */
function back(query: string, more: Record<string, string>): never {
  const search = new URLSearchParams(query.startsWith('/?') ? query.slice(2) : '');
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  redirect(`/?${search}#snapshots`);
}

/** Keeps the board under a name and opens it. */
export async function keep(form: FormData): Promise<void> {
  const person = await signedIn();
  const [name, query] = [text(form, 'name'), text(form, 'query')];
  const result = await answer(() =>
    keepSnapshot(person, { name, query: query.replace(/^\/\??/, '') }, todayAt(KNOWN_ZONE)),
  );
  if (!result.done)
    back(query, { refused: result.refusals[0]?.reason ?? 'unknown', name: name.slice(0, 200) });
  redirect(`/?known=s${result.value.id}`);
}

/** Withdraws a snapshot; the list says who did. */
export async function withdraw(form: FormData): Promise<void> {
  const person = await signedIn();
  const query = text(form, 'query');
  const result = await answer(() => withdrawSnapshot(person, Number(text(form, 'id')) || 0));
  back(query, result.done ? {} : { refused: result.refusals[0]?.reason ?? 'unknown' });
}
