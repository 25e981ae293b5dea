import type { useTranslations } from 'next-intl';
import type { Refusal } from '@/lib/result';
import type { Warning } from '@/lib/voyages/plausibility';
import { wordingOf } from '../wording';

type Texts<N extends 'import' | 'voyages' | 'refusals'> = ReturnType<typeof useTranslations<N>>;

/** What is wrong or unusual, in words: of the import itself, of a field, or of the voyage as a whole. */
export function problemInWords(
  { reason, values = {} }: Pick<Refusal, 'reason' | 'values'>,
  t: Texts<'import'>,
  voyages: Texts<'voyages'>,
  refusals: Texts<'refusals'>,
): string {
  const words = wordingOf(voyages, refusals);
  if (reason === 'implausible')
    return words.warning({ code: String(values.code) as Warning['code'], values });
  if (t.has(`problems.${reason}` as 'problems.fileEmpty'))
    return t(`problems.${reason}` as 'problems.fileEmpty', words.worded(values) as never);
  return words.refusal({ reason, values });
}
