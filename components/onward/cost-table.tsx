import Link from 'next/link';
import { printDate, type LocalDate } from '@/lib/calendar';
import { against, type LegCost, type RouteCost } from '@/lib/onward/cost';
import { linkToEntry } from '@/lib/onward/filter';
import { formatMoney } from '@/lib/quantity';
import { LEGS } from '@/lib/registry/onward';
import registry from '../frame/reading.module.css';
import classes from './onward.module.css';
import { useOnwardWords } from './wording';

type CostTableProps = { routes: readonly RouteCost[]; day: LocalDate; known: string | null };

/** What a tonne costs on each leg of each route on one day, and their sums where they can be told. */
export function CostTable({ routes, day, known }: CostTableProps) {
  const { t, route: nameOf, keyed } = useOnwardWords();
  const legs = LEGS.filter((leg) => routes.some((of) => of.legs.some((one) => one.leg === leg)));
  return (
    <div
      className={registry.scroll}
      tabIndex={0}
      role="region"
      aria-label={t('costs.caption', { day: printDate(day) })}
    >
      <table className={`${registry.table} ${classes.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('costs.leg')}</th>
            {routes.map(({ route }) => (
              <th key={route} scope="col" className={classes.number}>
                {nameOf(route)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {legs.map((leg) => (
            <tr key={leg}>
              <th scope="row">{keyed(leg)}</th>
              {routes.map(({ route, legs: of }) => (
                <td key={route} className={classes.number}>
                  <Prices of={of.find((one) => one.leg === leg)} known={known} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('costs.sum')}</th>
            {routes.map(({ route, sums, complete }) => (
              <td key={route} className={classes.number}>
                {sums.length === 0 ? <span className={registry.gap}>–</span> : null}
                {sums.map(({ currency, cents }) => {
                  const amount = `${formatMoney(cents)} ${currency}`;
                  return <div key={currency}>{complete ? amount : t('costs.atLeast', { amount })}</div>;
                })}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** A leg that the route does not have stays empty; one that nobody knows says so. */
function Prices({ of, known }: { of: LegCost | undefined; known: string | null }) {
  const { t } = useOnwardWords();
  if (!of) return null;
  if (of.costs.length === 0) return <span className={registry.gap}>{t('costs.unknown')}</span>;
  return (
    <>
      {of.costs.map(({ id, cents, currency }) => (
        <div key={id}>
          <Link href={linkToEntry('costs', id, known)} prefetch={false}>
            {`${formatMoney(cents)} ${currency}`}
          </Link>
        </div>
      ))}
      {of.costs.length > 1 && (
        <span className={`${classes.under} ${registry.wrong}`}>{t('costs.twice')}</span>
      )}
    </>
  );
}

/** The Baku route against each other one, or why that cannot be said. */
export function CostSaid({ routes }: { routes: readonly RouteCost[] }) {
  const { t, route: nameOf } = useOnwardWords();
  const [baku, ...others] = routes;
  if (!baku) return null;
  return (
    <ul className={registry.list}>
      {others.map((other) => {
        const said = against(baku, other);
        const route = nameOf(other.route);
        return (
          <li key={other.route}>
            {said.kind === 'currencies'
              ? t('costs.currencies', { route })
              : said.kind === 'incomplete'
                ? t('costs.incomplete', { route, missing: nameOf(said.route) })
                : said.cents === 0
                  ? t('costs.same', { route })
                  : t('costs.difference', {
                      route,
                      amount: formatMoney(Math.abs(said.cents)),
                      currency: said.currency,
                      side: said.cents < 0 ? 'less' : 'more',
                    })}
          </li>
        );
      })}
    </ul>
  );
}
