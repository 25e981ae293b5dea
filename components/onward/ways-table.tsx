import { linkToVoyages } from '@/lib/voyages/filter';
import type { Block } from '@/lib/onward/blocks';
import type { Doubt, Share, WaysOut } from '@/lib/onward/routes';
import { linkToFigure } from '@/lib/figures/filter';
import { linkToEntry } from '@/lib/onward/filter';
import { formatKt } from '@/lib/quantity';
import { printKnown, type Known } from '@/lib/voyages/known';
import { ROUTES } from '@/lib/registry/onward';
import { PlainLinks } from '../frame/plain-links';
import registry from '../frame/reading.module.css';
import classes from './onward.module.css';
import { SlotCell } from './slot-cells';
import { useOnwardWords } from './wording';

type Doubts = ReadonlyMap<number, Doubt>;
type WaysTableProps = { ways: WaysOut; caption: string; past: Known | null; doubts: Doubts };

/** Each way out by month or year, as far as anybody told, with the share of the Baku route. */
export function WaysTable({ ways, caption, past, doubts }: WaysTableProps) {
  const { t, route: nameOf, period } = useOnwardWords();
  return (
    <PlainLinks>
      <div className={registry.scroll} tabIndex={0} role="region" aria-label={caption}>
        <table className={`${registry.table} ${classes.table}`}>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              <th scope="col" className={classes.number}>
                {t('routes.logged')}
              </th>
              {ROUTES.map((route) => (
                <th key={route} scope="col" className={classes.number}>
                  {t('routes.published', { route: nameOf(route) })}
                </th>
              ))}
              <th scope="col" className={classes.number}>
                {t('routes.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ways.slots.map((slot, at) => (
              <tr key={slot.from}>
                <th scope="row">{period(slot)}</th>
                <td className={classes.number}>
                  <Logged slot={slot} kg={ways.logged[at] ?? null} past={past} />
                </td>
                {ROUTES.map((route) => (
                  <Published key={route} blocks={ways.blocks[route]} at={at} past={past} doubts={doubts} />
                ))}
                <ShareCell shares={ways.shares} at={at} past={past} doubts={doubts} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PlainLinks>
  );
}

type LoggedProps = { slot: { from: string; to: string }; kg: number | null; past: Known | null };

function Logged({ slot, kg, past }: LoggedProps) {
  if (kg === null) return <span className={registry.gap}>–</span>;
  return <a href={linkToVoyages({ ...slot, counted: true, known: past })}>{formatKt(kg)}</a>;
}

type PublishedProps = { blocks: readonly Block[]; at: number; past: Known | null; doubts: Doubts };

function Published({ blocks, at, past, doubts }: PublishedProps) {
  const { t, period } = useOnwardWords();
  return (
    <SlotCell blocks={blocks} at={at} gap={<span className={registry.gap}>–</span>}>
      {({ kg, ids, from, to, length, whole, beyond }) => (
        <>
          {ids[0] !== undefined && ids.length === 1 ? (
            <a href={linkToEntry('totals', ids[0], past && printKnown(past))}>{formatKt(kg)}</a>
          ) : kg === null ? (
            t('overlap')
          ) : (
            formatKt(kg)
          )}
          {(length > 1 || beyond) && <span className={classes.under}>{period({ from, to })}</span>}
          {!whole && kg !== null && <span className={classes.under}>{t('routes.part')}</span>}
          <Doubted ids={ids} doubts={doubts} past={past} />
        </>
      )}
    </SlotCell>
  );
}

type DoubtedProps = { ids: readonly number[]; doubts: Doubts; past: Known | null };

/** Which of the published figures behind a number are not to be relied on, each with the way to why. */
export function Doubted({ ids, doubts, past }: DoubtedProps) {
  const { t } = useOnwardWords();
  const found = ids.flatMap((id) => doubts.get(id) ?? []);
  return found.map(({ key, why }) => (
    <a
      key={key}
      className={`${classes.under} ${classes.doubt}`}
      href={linkToFigure(key, past && printKnown(past))}
    >
      {t(`routes.doubts.${why}`)}
    </a>
  ));
}

type ShareProps = { shares: readonly Share[]; at: number; doubts: Doubts; past: Known | null };

function ShareCell({ shares, at, doubts, past }: ShareProps) {
  const { t, percent } = useOnwardWords();
  return (
    <SlotCell blocks={shares} at={at} gap={<span className={registry.gap}>–</span>}>
      {({ share, bakuBy, withCpc, ids }) =>
        share === null ? (
          <span className={registry.gap}>–</span>
        ) : (
          <>
            {percent(share)}
            <span className={classes.under}>
              {t('routes.by', { by: bakuBy ?? 'log', cpc: withCpc ? 'yes' : 'no' })}
            </span>
            <Doubted ids={ids} doubts={doubts} past={past} />
          </>
        )
      }
    </SlotCell>
  );
}
