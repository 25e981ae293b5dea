import Form from 'next/form';
import { useTranslations } from 'next-intl';
import { Pager } from '@/components/data-table/pager';
import { AimedLink } from '@/components/frame/aimed-link';
import { HOME_ZONE, printDate, todayAt } from '@/lib/calendar';
import { changed, linkToVoyages, PAGE_SIZES, paramsOf, type VoyageFilter } from '@/lib/voyages/filter';
import type { VoyagePage } from '@/lib/voyages/queries';
import buttons from '@/components/frame/buttons.module.css';
import classes from './log.module.css';

/** First, previous, next, and a jump to a date where the rows are in its order. */
export function LogPager({ filter, page }: { filter: VoyageFilter; page: VoyagePage }) {
  const t = useTranslations('log.pager');
  const { previous, next } = page;
  const first = changed(filter, {});
  const at = filter.position.kind === 'at' ? printDate(filter.position.date) : '';
  return (
    <Pager
      texts={{
        label: t('label'),
        first: t('first'),
        previous: t('previous'),
        next: t('next'),
        size: t('size'),
      }}
      links={{
        first: previous && linkToVoyages(first),
        previous: previous && linkToVoyages({ ...filter, position: { kind: 'before', cursor: previous } }),
        next: next && linkToVoyages({ ...filter, position: { kind: 'after', cursor: next } }),
      }}
      sizes={PAGE_SIZES.map((size) => ({
        size,
        link: linkToVoyages(changed(filter, { size })),
        current: size === filter.size,
      }))}
    >
      {filter.sort === 'date' && (
        <Form action="/voyages" className={classes.jump} scroll={false}>
          {[...paramsOf(first)].map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor="log-at">{t('at')}</label>
          <input
            id="log-at"
            key={at}
            name="at"
            defaultValue={at}
            placeholder={t('atPlaceholder')}
            size={10}
            required
          />
          <button type="submit" className={buttons.button}>
            {t('go')}
          </button>
          <AimedLink
            href={linkToVoyages({ ...filter, position: { kind: 'at', date: todayAt(HOME_ZONE) } })}
            scroll={false}
          >
            {t('today')}
          </AimedLink>
        </Form>
      )}
    </Pager>
  );
}
