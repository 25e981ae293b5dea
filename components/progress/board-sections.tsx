import { useTranslations } from 'next-intl';
import { DropDown } from '@/components/data-table/drop-down';
import type { Standing } from '@/lib/progress/standing';
import { SectionOnView, type LoadSection, type SectionName } from './section-on-view';
import { directionOf } from './bridge-section';

/** What of a board is read when it comes into view. */
export interface OnView {
  /** The board that the sections are of. */
  address: string;
  /** The scenario of its address, as a query. */
  scenario: string;
  take: boolean;
  bridge: boolean;
  /** Where the tankers are: about the day of the board, so not on that of another year. */
  whereabouts: boolean;
  /** A period of the address is read at once. */
  period: boolean;
  load: LoadSection;
}

type OnViewProps = { onView: OnView };

/** Boards and scenarios kept under a name; asked for when the list is opened. */
export function ViewsOnView({ onView: { address, scenario, load } }: OnViewProps) {
  const t = useTranslations('views');
  const title = t('board');
  const whole = `${address}${address.includes('?') ? '&' : '?'}${scenario}`;
  return (
    <DropDown label={t('label')}>
      <SectionOnView name="views" {...{ title, load }} address={whole} />
    </DropDown>
  );
}

/** A scenario of the address is drawn at once. */
export function TakeOnView({ onView: { address, scenario, load } }: OnViewProps) {
  const title = useTranslations('board.scenario')('title');
  const whole = `${address}${address.includes('?') ? '&' : '?'}${scenario}`;
  return <SectionOnView name="take" {...{ title, load }} address={whole} wanted={scenario !== ''} />;
}

export function BridgeOnView({ onView: { address, load }, standing }: OnViewProps & { standing: Standing }) {
  const t = useTranslations('board.bridge');
  const title = t('title', { direction: directionOf(standing) });
  return (
    <div id="bridge">
      <SectionOnView name="bridge" {...{ title, address, load }} />
    </div>
  );
}

const OPERATIONS = ['voyageTime', 'intakes', 'loss', 'fleet', 'whereabouts'] as const;

/** Where the time and the tonnes went; and whether the numbers can be defended: of the past also what changed since. */
export function BoardSections({ onView, known }: OnViewProps & { known: boolean }) {
  const t = useTranslations();
  const { address, load } = onView;
  const operations = OPERATIONS.filter((name) => name !== 'whereabouts' || onView.whereabouts);
  const evidence: SectionName[] = known ? ['changes', 'gaps'] : ['gaps'];
  return (
    <>
      <div id="years">
        <SectionOnView
          name="years"
          title={t('operations.years.title')}
          {...{ address, load }}
          wanted={onView.period}
        />
      </div>
      {operations.map((name) => (
        <div key={name} id={name}>
          <SectionOnView title={t(`operations.${name}.title`)} {...{ name, address, load }} />
        </div>
      ))}
      {evidence.map((name) => (
        <SectionOnView
          key={name}
          title={t(name === 'gaps' ? 'known.gaps.title' : 'known.changes.title')}
          {...{ name, address, load }}
        />
      ))}
    </>
  );
}
