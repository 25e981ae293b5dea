import Link from 'next/link';
import { linkToVoyages } from '@/lib/voyages/filter';
import type { Block } from '@/lib/onward/blocks';
import type { Share, WaysOut } from '@/lib/onward/routes';
import { linkToEntry } from '@/lib/onward/filter';
import { formatKt } from '@/lib/quantity';
import { printKnown, type Known } from '@/lib/voyages/known';
import { ROUTES } from '@/lib/registry/onward';
import registry from '../registry/registry.module.css';
import classes from './onward.module.css';
import { SlotCell } from './slot-cells';
import { useOnwardWords } from './wording';

type WaysTableProps = { ways: WaysOut; caption: string; past: Known | null };

/** Each way out by month or year, as far as anybody told, with the share of the Baku route. */
export function WaysTable({ ways, caption, past }: WaysTableProps) {
  const { t, route: nameOf, period } = useOnwardWords();
  return (
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
                <Published key={route} blocks={ways.blocks[route]} at={at} past={past} />
              ))}
              <ShareCell shares={ways.shares} at={at} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LoggedProps = { slot: { from: string; to: string }; kg: number | null; past: Known | null };

function Logged({ slot, kg, past }: LoggedProps) {
  if (kg === null) return <span className={registry.gap}>–</span>;
  return (
    <Link href={linkToVoyages({ ...slot, counted: true, known: past })} prefetch={false}>
      {formatKt(kg)}
    </Link>
  );
}

type PublishedProps = { blocks: readonly Block[]; at: number; past: Known | null };

function Published({ blocks, at, past }: PublishedProps) {
  const { t, period } = useOnwardWords();
  return (
    <SlotCell blocks={blocks} at={at} gap={<span className={registry.gap}>–</span>}>
      {({ kg, ids, from, to, length, whole, beyond }) => (
        <>
          {ids[0] !== undefined && ids.length === 1 ? (
            <Link href={linkToEntry('totals', ids[0], past && printKnown(past))} prefetch={false}>
              {formatKt(kg)}
            </Link>
          ) : kg === null ? (
            t('overlap')
          ) : (
            formatKt(kg)
          )}
          {(length > 1 || beyond) && <span className={classes.under}>{period({ from, to })}</span>}
          {!whole && kg !== null && <span className={classes.under}>{t('routes.part')}</span>}
        </>
      )}
    </SlotCell>
  );
}

function ShareCell({ shares, at }: { shares: readonly Share[]; at: number }) {
  const { t, percent } = useOnwardWords();
  return (
    <SlotCell blocks={shares} at={at} gap={<span className={registry.gap}>–</span>}>
      {({ share, bakuBy, withCpc }) =>
        share === null ? (
          <span className={registry.gap}>–</span>
        ) : (
          <>
            {percent(share)}
            <span className={classes.under}>
              {t('routes.by', { by: bakuBy ?? 'log', cpc: withCpc ? 'yes' : 'no' })}
            </span>
          </>
        )
      }
    </SlotCell>
  );
}
