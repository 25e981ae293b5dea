import { useTranslations } from 'next-intl';
import { SectionInView } from './section-in-view';

/** The parts of the board that are read when they come into view. */
export const SECTIONS = [
  'views',
  'take',
  'bridge',
  'voyageTime',
  'intakes',
  'loss',
  'fleet',
  'years',
  'whereabouts',
  'changes',
  'gaps',
] as const;
export type SectionName = (typeof SECTIONS)[number];
export type LoadSection = (name: SectionName, address: string) => Promise<React.ReactNode>;

/** In rem, on a wide screen. */
const HEIGHTS: Record<SectionName, number> = {
  views: 4,
  take: 15,
  bridge: 26,
  voyageTime: 38,
  intakes: 32,
  loss: 28,
  fleet: 32,
  years: 40,
  whereabouts: 36,
  changes: 20,
  gaps: 17,
};

type SectionOnViewProps = {
  name: SectionName;
  /** The board it is of. */
  address: string;
  load: LoadSection;
  title: string;
  wanted?: boolean;
};

/** {@link SectionInView} with its texts. */
export function SectionOnView({ name, address, load, title, wanted }: SectionOnViewProps) {
  const t = useTranslations('operations');
  return (
    <SectionInView
      // Of another board nothing is left standing.
      key={address}
      title={title}
      height={HEIGHTS[name]}
      texts={{
        waiting: t('waiting', { what: title }),
        show: t('onView.show'),
        failed: t('onView.failed', { what: title }),
        again: t('onView.again'),
        notPrinted: t('onView.notPrinted'),
      }}
      load={load.bind(null, name, address)}
      wanted={wanted}
    />
  );
}
