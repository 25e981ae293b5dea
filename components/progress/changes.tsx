import Link from 'next/link';
import { useTranslations } from 'next-intl';
import known from '@/components/known/known.module.css';
import { printDate, printMoment } from '@/lib/calendar';
import { restOf, type Changes, type Counted, type NumberChange } from '@/lib/progress/changes';
import { formatTonnes } from '@/lib/quantity';
import { KNOWN_ZONE } from '@/lib/voyages/known';
import { NumberTable } from './number-table';
import classes from './section.module.css';

const signed = (kg: number) => (kg > 0 ? '+' : '') + formatTonnes(kg, 3);

/** What changed in these numbers since, who changed it and why; the effects add up to the difference exactly. */
export function ChangesSection({ changes, scope, year }: { changes: Changes; scope: string; year: number }) {
  const t = useTranslations('known.changes');
  const rest = restOf(changes);
  const { count, effectKg, kinds, rows } = changes;
  const kindsSaid = kinds.map(({ kind, ...of }) =>
    t('kind', { kind, count: String(of.count), effect: signed(of.effectKg) }),
  );
  return (
    <section className={classes.section} aria-labelledby="changes">
      <h2 id="changes">{t('title')}</h2>
      {count === 0 ? (
        <p className={classes.says}>{t('none', { scope, year: String(year) })}</p>
      ) : (
        <>
          <p className={classes.says}>
            {t('says', {
              year: String(year),
              effect: signed(effectKg),
              count,
              kinds: `${kindsSaid.join('; ')}.`,
            })}
          </p>
          <NumberTable
            caption={t('table')}
            head={
              <tr>
                {(['voyage', 'what', 'before', 'after', 'effect', 'by', 'at', 'why'] as const).map((name) => (
                  <th key={name} scope="col" className={name === 'why' ? known.text : undefined}>
                    {t(name)}
                  </th>
                ))}
              </tr>
            }
            foot={
              <>
                {rest.count > 0 && (
                  <tr>
                    <th scope="row" colSpan={8}>
                      {t('more', { count: rest.count, effect: signed(rest.effectKg) })}
                    </th>
                  </tr>
                )}
                <tr>
                  <th scope="row" colSpan={4}>
                    {t('sum')}
                  </th>
                  <td>{signed(effectKg)}</td>
                  <td colSpan={3} />
                </tr>
              </>
            }
          >
            {rows.map((row, index) => (
              <ChangeRow key={index} row={row} />
            ))}
          </NumberTable>
        </>
      )}
    </section>
  );
}

function ChangeRow({ row }: { row: NumberChange }) {
  const t = useTranslations('known.changes');
  const { kind, voyageNo, before, after, effectKg, byName, at, reason } = row;
  const said = (counted: Counted | null) =>
    counted === null
      ? t('notCounted')
      : t('counted', {
          tonnes: formatTonnes(counted.kg, 3),
          date: printDate(counted.date),
          grade: counted.grade ?? 'none',
        });
  return (
    <tr>
      <th scope="row">
        {voyageNo === null ? (
          '–'
        ) : (
          <Link href={`/voyages/${encodeURIComponent(voyageNo)}`} prefetch={false}>
            {voyageNo}
          </Link>
        )}
      </th>
      <td>{t('whatOf', { kind })}</td>
      <td>{said(before)}</td>
      <td>{said(after)}</td>
      <td>{signed(effectKg)}</td>
      <td>{byName}</td>
      <td>{printMoment(new Date(at), KNOWN_ZONE)}</td>
      <td className={known.text}>{reason ?? '–'}</td>
    </tr>
  );
}
