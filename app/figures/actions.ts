'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { answer } from '@/app/answer';
import { sayOfFile } from '@/app/entry-file-in';
import type { Saved } from '@/components/registry/use-amendable';
import type { SaidOfFile } from '@/lib/entry-headings';
import { COLUMNS, NEEDED } from '@/lib/figures/columns';
import { importFigures } from '@/lib/figures/import.mutations';
import { savedFigure } from '@/lib/figures/queries';
import * as figures from '@/lib/figures/mutations';
import type { FigureText } from '@/lib/figures/input';
import type { LineAct } from '@/lib/figures/line-act';
import { LINE_COLUMNS, LINES_NEEDED } from '@/lib/figures/reconciliation-columns';
import { importReconciliation } from '@/lib/figures/reconciliation-import.mutations';
import { actOnLine as act } from '@/lib/figures/reconciliation.mutations';
import type { Person } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { whoIs } from '@/lib/session';

/** Who, parse, call, answer. What is typed into a figure is parsed by the mutation. */

const MALFORMED = refused({ reason: 'malformed', values: { read: '' } });

async function asSomebody<T>(work: (by: Person) => Promise<Result<T>>): Promise<Result<T>> {
  const result = await answer(async () => {
    const by = await whoIs(await headers());
    return by ? work(by) : refused({ reason: 'notSignedIn' });
  });
  if (result.done) revalidatePath('/figures', 'layout');
  return result;
}

export async function enterFigure(text: FigureText): Promise<Result<{ key: string }>> {
  return asSomebody((by) => figures.enterFigure(by, text));
}

const amendment = z.object({
  key: z.string().max(200),
  version: z.int().min(1),
  reason: z.string().max(4000),
});

/** When somebody else was faster, what they saved comes back with the refusal. */
export async function amendFigure(
  of: string,
  text: FigureText,
  amended: { version: number; reason: string } | null,
): Promise<Saved<FigureText, { key: string }>> {
  const parsed = amendment.safeParse({ ...amended, key: of });
  if (!parsed.success) return MALFORMED;
  const { key, ...at } = parsed.data;
  const result = await asSomebody((by) => figures.amendFigure(by, key, { ...at, text }));
  if (result.done || !result.refusals.some(({ reason }) => reason === 'changedMeanwhile')) return result;
  const now = await savedFigure(await whoIs(await headers()), key);
  return now ? { ...result, now } : result;
}

const kg = z.int().min(0).max(1_000_000_000_000);
const lineAct = z.object({
  line: z.string().max(500),
  kind: z.enum(['explained', 'signed', 'withdrawn']),
  finding: z.string().max(60).nullable(),
  explanation: z.string().max(5000),
  reportedKg: kg,
  loggedKg: kg,
});

/** Answered in words: the page of the lines carries no catalogue of refusals. */
export async function actOnLine(said: LineAct): Promise<readonly string[] | null> {
  const parsed = lineAct.safeParse(said);
  const result = parsed.success ? await asSomebody((by) => act(by, parsed.data)) : MALFORMED;
  if (result.done) return null;
  const t = await getTranslations('refusals');
  return result.refusals.map(({ reason, values }) => (t.has(reason) ? t(reason, values) : reason));
}

/** A file of figures: tried out without a seal, imported with the seal of that answer. */
export async function importFigureFile(form: FormData): Promise<Result<SaidOfFile>> {
  return asSomebody((by) =>
    sayOfFile(form, { columns: COLUMNS, needed: NEEDED }, (file) =>
      importFigures(by, file, file.seal, file.onlyGood),
    ),
  );
}

/** A file of the reconciliation: tried out without a seal, imported with the seal of that answer. */
export async function importReconciliationFile(form: FormData): Promise<Result<SaidOfFile>> {
  return asSomebody((by) =>
    sayOfFile(form, { columns: LINE_COLUMNS, needed: LINES_NEEDED }, (file) =>
      importReconciliation(by, file, file.seal, file.onlyGood),
    ),
  );
}
