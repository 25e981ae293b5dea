'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { asSomebody } from '@/app/as-somebody';
import type { Basis } from '@/components/voyages/form/draft';
import { CHOICES, type ChoiceOf } from '@/components/voyages/log/cell-fields';
import type { Answer, Said } from '@/components/voyages/log/log-acts';
import { wordingOf } from '@/components/voyages/wording';
import { addComments } from '@/lib/evidence/mutations';
import { printMoment } from '@/lib/calendar';
import { done, refused, type Refusal, type Result } from '@/lib/result';
import { actOnVoyages } from '@/lib/voyages/acts.mutations';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import type { Chosen, DoneToMany } from '@/lib/voyages/many';
import * as voyages from '@/lib/voyages/mutations';
import type { Amended, Logged } from '@/lib/voyages/record';
import { entryContext } from '@/lib/voyages/record.queries';
import type { VoyageText } from '@/lib/voyages/text';
import type { WarningCode } from '@/lib/voyages/plausibility';
import { vesselChoices, type VesselChoice } from '@/lib/voyages/totals.queries';
import { ACTS, AGAINST_CHANGE, type ActKind } from '@/lib/voyages/voyage';
import { undoFor } from '../undo';

/** What is done from the log: who, parse, call, and answer in words. */

const version = z.int().min(0).max(2_147_483_647);
const voyageNo = z.string().min(1).max(60);
const several = z.array(z.object({ voyageNo, version })).min(1).max(1000);
const reason = z.string().max(4000);
const MALFORMED = refused({ reason: 'malformed', values: { read: '' } });
const SHUT: readonly string[] = Object.values(AGAINST_CHANGE);

async function words() {
  return wordingOf(await getTranslations('voyages'), await getTranslations('refusals'));
}

function saidBy({ refusal: say, warning }: Awaited<ReturnType<typeof words>>) {
  return (refusal: Refusal): Said => {
    const { reason: why, field, values = {}, choices } = refusal;
    const { code, ...found } = values;
    if (why === 'implausible')
      return {
        text: warning({ code: code as WarningCode, values: found }),
        field,
        code: String(code),
        found,
      };
    return { text: say(refusal), field, choices };
  };
}

async function answered(result: DoneToMany): Promise<Answer> {
  if (result.done) {
    revalidatePath('/', 'layout');
    return { done: true, voyages: result.value };
  }
  // Somebody was here meanwhile: the rows behind the question are then as they are now, to be looked at.
  if (result.held || result.refusals.some(({ reason }) => SHUT.includes(reason))) revalidatePath('/voyages');
  const worded = await words();
  const say = saidBy(worded);
  const held = (result.held ?? []).map(({ voyageNo: no, refusals }) => ({
    voyageNo: no,
    why: refusals.map((refusal) => say(refusal).text).join(' '),
  }));
  return { done: false, said: result.refusals.map(say), held };
}

export async function actOnChosen(chosen: Chosen[], kind: ActKind, why: string): Promise<Answer> {
  const parsed = z
    .object({ chosen: several, kind: z.enum(ACTS), why: reason })
    .safeParse({ chosen, kind, why });
  if (!parsed.success) return answered(MALFORMED);
  const { data } = parsed;
  return answered(
    await asSomebody((by) => actOnVoyages(by, data.chosen, { kind: data.kind, reason: data.why })),
  );
}

/** A comment moves no version on: the voyages are answered as they were chosen. */
export async function commentOnChosen(chosen: Chosen[], text: string): Promise<Answer> {
  const parsed = z.object({ chosen: several, text: z.string().max(20_000) }).safeParse({ chosen, text });
  if (!parsed.success) return answered(MALFORMED);
  const { data } = parsed;
  const numbers = data.chosen.map((one) => one.voyageNo);
  return answered(
    await asSomebody(async (by): Promise<Result<Logged[]>> => {
      const said = await addComments(by, numbers, data.text);
      return said.done ? done(data.chosen) : said;
    }),
  );
}

export async function undoChosen(chosen: Chosen[]): Promise<Answer> {
  const parsed = several.safeParse(chosen);
  if (!parsed.success) return answered(MALFORMED);
  return answered(await asSomebody((by) => undoFor(by, parsed.data)));
}

/** What a cell can be set to. Ships have an IMO number beside their name; the others have none. */
export async function choicesOfCell(of: ChoiceOf): Promise<Result<VesselChoice[]>> {
  const parsed = z.enum(CHOICES).safeParse(of);
  if (!parsed.success) return MALFORMED;
  return asSomebody(async (by) => {
    if (of === 'vessel') return done(await vesselChoices(by));
    const { grades, companies, terminals } = await entryContext(by);
    const role = of === 'loadTerminal' ? 'load' : 'discharge';
    const found =
      of === 'grade' ? grades : of === 'shipper' ? companies : terminals.filter((one) => one.role === role);
    return done(found.map(({ id, name }) => ({ id, name, imoNumber: null })));
  });
}

/** Saves one cell through the very amendment of the form; a conflict is told with who, when and why. */
export async function amendCell(opened: Basis, text: VoyageText, why: string): Promise<Answer> {
  const typed = z.custom<VoyageText>((value) => typeof value === 'object' && value !== null);
  const parsed = z
    .object({ opened: z.object({ voyageNo, version, text: typed }), why: reason })
    .safeParse({ opened, why });
  if (!parsed.success) return answered(MALFORMED);
  const { voyageNo: no, version: at, text: base } = parsed.data.opened;
  const result: Amended = await asSomebody<Logged>((by) =>
    voyages.amendVoyage(by, no, { version: at, base, text, reason: parsed.data.why }),
  );
  if (result.done) return answered({ done: true, value: [result.value] });
  const { conflict } = result;
  if (!conflict) return answered(result);
  const { t } = await words();
  const { by: name, reason: because, theirs, merged } = conflict;
  const place = { name, at: printMoment(conflict.at, KNOWN_ZONE) };
  const told =
    because === null ? t('conflict.byWithoutReason', place) : t('conflict.by', { ...place, reason: because });
  const meanwhile = { version: conflict.version, theirs, merged };
  return { done: false, said: [{ text: told }], held: [], meanwhile };
}
