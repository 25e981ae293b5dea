import Link from 'next/link';
import type { Balance } from '@/lib/onward/balance';
import { kgIn, shownOf } from '@/lib/onward/blocks';
import { linkToEntry } from '@/lib/onward/filter';
import { formatKt } from '@/lib/quantity';
import type { MovementEntry } from '@/lib/registry/onward.queries';
import { firstDay, lastDay, printPeriod } from '@/lib/calendar';
import classes from './onward.module.css';
import registry from '../frame/reading.module.css';
import { useOnwardWords } from './wording';

type SaidProps = { balance: Balance; year: number };

/** In one sentence each: what went into the pipe, and how much of it was lifted, where both are told. */
export function BalanceSaid({ balance, year }: SaidProps) {
  const { t } = useOnwardWords();
  const first = balance.months.indexOf(`${year}-01`);
  const inYear = shownOf(balance.tanks.ceyhan, first, 12).filter(({ changeKg }) => changeKg !== null);
  // Neighbouring months are told together.
  const runs = inYear.reduce<{ at: number; length: number }[]>((all, { at, length }) => {
    const last = all.at(-1);
    if (last && last.at + last.length === at) last.length += length;
    else all.push({ at, length });
    return all;
  }, []);
  const sentences = runs.flatMap(({ at, length }) => {
    const [pumped, lifted] = (['pumped_btc', 'lifted_ceyhan'] as const).map((stage) =>
      kgIn(balance.blocks[stage], { at: first + at, length }),
    );
    if (pumped === null || pumped === undefined || lifted === null || lifted === undefined) return [];
    const [from = '', to = ''] = [at, at + length - 1].map((index) => balance.months[first + index]);
    const left = pumped - lifted;
    return [
      t('balance.said', {
        period: printPeriod(firstDay(from), lastDay(to)),
        pumped: formatKt(pumped),
        lifted: formatKt(lifted),
        left: formatKt(Math.abs(left)),
        side: left < 0 ? 'more' : 'left',
      }),
    ];
  });
  const sea = balance.sea.slice(first, first + 12);
  const simulated = sea.reduce((sum, month) => sum + month.simulated, 0);
  return (
    <>
      <p className={registry.sentence}>
        {sentences.length > 0 ? sentences.join(' ') : t('balance.saidNothing', { year: String(year) })}
      </p>
      {simulated > 0 && <p className={registry.small}>{t('balance.simulated', { count: simulated })}</p>}
    </>
  );
}

type IssuesProps = { balance: Balance; movements: readonly MovementEntry[]; known: string | null };

/** What contradicts itself, in words, with what to do about it. */
export function BalanceIssues({ balance, movements, known }: IssuesProps) {
  const { t, stage: nameOf, period, tankIssue } = useOnwardWords();
  const named = (ids: readonly number[]) => movements.filter(({ id }) => ids.includes(id));
  const link = (of: MovementEntry) => (
    <Link key={of.id} href={linkToEntry('movements', of.id, known)} prefetch={false}>
      {t('issues.entry', { period: period(of), kt: formatKt(of.kg) })}
    </Link>
  );
  const shown = new Set(Object.values(balance.blocks).flatMap((blocks) => blocks.flatMap(({ ids }) => ids)));
  const doubtful = named([...shown]).filter(
    ({ figure }) => figure !== null && (figure.correctedBy !== null || figure.status === 'disputed'),
  );
  if (balance.issues.length + doubtful.length === 0) return null;
  return (
    <ul className={classes.issues} aria-label={t('issues.title')}>
      {balance.issues.map((issue, index) =>
        issue.kind === 'overlap' ? (
          <li key={index}>
            {t('issues.overlap', { stage: nameOf(issue.stage) })}{' '}
            {named(issue.ids).map((entry, at) => [at > 0 && ', ', link(entry)])}. {t('issues.overlapDo')}
          </li>
        ) : (
          <li key={index}>{tankIssue(issue)}</li>
        ),
      )}
      {doubtful.map((entry) => (
        <li key={entry.id}>
          {nameOf(entry.stage)}, {link(entry)}:{' '}
          {t(entry.figure?.correctedBy ? 'issues.corrected' : 'issues.disputed')}
        </li>
      ))}
    </ul>
  );
}
