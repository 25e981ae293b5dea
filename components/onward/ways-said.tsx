import Link from 'next/link';
import { StackedColumns } from '@/components/charts/stacked-columns';
import { monthOf, printMonth, yearOf } from '@/lib/calendar';
import type { Doubt, WaysOut } from '@/lib/onward/routes';
import { linkToAllTotals, linkToEntry } from '@/lib/onward/filter';
import { formatKt } from '@/lib/quantity';
import { ROUTES } from '@/lib/registry/onward';
import type { TotalEntry } from '@/lib/registry/onward.queries';
import type { Known } from '@/lib/voyages/known';
import registry from '../frame/reading.module.css';
import classes from './onward.module.css';
import { Doubted } from './ways-table';
import { useOnwardWords } from './wording';

interface SaidProps {
  ways: WaysOut;
  year: number;
  totals: readonly TotalEntry[];
  doubts: ReadonlyMap<number, Doubt>;
  past: Known | null;
}

/** The latest share of a year in one sentence, and what is missing for others. */
export function WaysSaid({ ways, year, totals, doubts, past }: SaidProps) {
  const { t, route: nameOf, period, percent } = useOnwardWords();
  const last = ways.shares.findLast(({ share }) => share !== null);
  const missing = ROUTES.filter(
    (route) => route !== 'baku' && !totals.some((total) => total.route === route),
  );
  const [from, to] = last ? [ways.slots[last.at], ways.slots[last.at + last.length - 1]] : [];
  return (
    <>
      <p className={registry.sentence}>
        {last?.share && from && to
          ? t('routes.said', {
              period: period({ from: from.from, to: to.to }),
              share: percent(last.share),
              ways: (last.withCpc ? ROUTES : ROUTES.slice(0, 2)).map(nameOf).join(', '),
              by: t('routes.by', { by: last.bakuBy ?? 'log', cpc: 'no' }),
            })
          : t('routes.saidNothing', { year: String(year) })}
        <Doubted ids={last?.ids ?? []} doubts={doubts} past={past} />
      </p>
      {missing.length > 0 && (
        <p className={registry.notice}>
          {t('routes.missing', {
            routes: missing.map(nameOf).join(', '),
            cpc: missing.includes('makhachkala') ? 'no' : 'yes',
          })}
        </p>
      )}
    </>
  );
}

/** More than that are told as a number, and stand in the list of totals. */
const ASIDE_AT_ONCE = 15;

type BesideProps = { ways: WaysOut; year: number; totals: readonly TotalEntry[]; known: string | null };

/** Totals of one time that contradict each other, and those that the table has no place for. */
export function WaysBeside({ ways, year, totals, known }: BesideProps) {
  const { t, route: nameOf, period } = useOnwardWords();
  const named = (ids: readonly number[]) => totals.filter(({ id }) => ids.includes(id));
  const link = (of: TotalEntry, withRoute: boolean) => (
    <Link key={of.id} href={linkToEntry('totals', of.id, known)} prefetch={false}>
      {withRoute && `${nameOf(of.route)}, `}
      {t('issues.entry', { period: period(of), kt: formatKt(of.kg) })}
    </Link>
  );
  return (
    <>
      {ways.overlaps.length > 0 && (
        <ul className={classes.issues} aria-label={t('issues.title')}>
          {ways.overlaps.map(({ route, ids }) => (
            <li key={ids.join()}>
              {t('routes.overlap', { route: nameOf(route) })}{' '}
              {named(ids).map((entry, at) => [at > 0 && ', ', link(entry, false)])}.
            </li>
          ))}
        </ul>
      )}
      {ways.aside.length > ASIDE_AT_ONCE && (
        <p className={registry.small}>
          {t.rich('routes.asideMany', {
            count: ways.aside.length,
            all: (text) => (
              <Link href={linkToAllTotals(year, known)} prefetch={false}>
                {text}
              </Link>
            ),
          })}
        </p>
      )}
      {ways.aside.length > 0 && ways.aside.length <= ASIDE_AT_ONCE && (
        <p className={registry.small}>
          {t('routes.aside')}{' '}
          {named(ways.aside.map(({ id }) => id)).map((entry, at) => [at > 0 && '; ', link(entry, true)])}.
        </p>
      )}
    </>
  );
}

/** The quantities of single months or years; the longer ones stand in the table alone. */
export function WaysChart({ ways, label }: { ways: WaysOut; label: string }) {
  const { route: nameOf } = useOnwardWords();
  const monthly = ways.slots.length > 0 && ways.slots[0]?.to.slice(5, 7) !== '12';
  const kt = (kg: number | null | undefined) => (kg === null || kg === undefined ? null : kg / 1_000_000);
  const columns = ways.slots.map(({ from }, at) => {
    const single = (route: (typeof ROUTES)[number]) =>
      ways.blocks[route].find((one) => one.at === at && one.length === 1 && one.whole)?.kg;
    const baku = single('baku') ?? ways.logged[at];
    return {
      label: monthly ? printMonth(monthOf(from)).slice(0, 3) : String(yearOf(from)),
      values: [kt(baku), kt(single('makhachkala')), kt(single('cpc'))],
    };
  });
  return <StackedColumns label={label} names={ROUTES.map(nameOf)} columns={columns} unit="kt" />;
}
