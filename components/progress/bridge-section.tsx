import { useTranslations } from 'next-intl';
import { FloatingBar } from '@/components/charts/floating-bar';
import { printMonth } from '@/lib/calendar';
import type { BoardBridge } from '@/lib/progress/ahead';
import { PARTS, plannedVoyages, stepsOf, type PartName } from '@/lib/progress/bridge';
import { printSignedKt } from '@/lib/progress/sentence';
import type { Standing } from '@/lib/progress/standing';
import { formatKt, type Kg } from '@/lib/quantity';
import type { DatedBy } from '@/lib/voyages/filter';
import { NumberTable } from './number-table';
import { BoardSection, MoreNumbers } from './section';
import classes from './board.module.css';

/** Less, more or neither, as it is printed. */
function signOf(kg: Kg): 'less' | 'more' | 'none' {
  if (!/[1-9]/.test(formatKt(kg))) return 'none';
  return kg < 0 ? 'less' : 'more';
}

export const directionOf = ({ gapKg }: Pick<Standing, 'gapKg'>): 'behind' | 'ahead' | 'level' =>
  (({ less: 'behind', more: 'ahead', none: 'level' }) as const)[signOf(gapKg ?? 0)];

type BridgeSectionProps = {
  bridge: BoardBridge | 'noReference';
  standing: Standing;
  /** Without what is opened on screen. */
  paper?: boolean;
  files: React.ReactNode;
};

/** Why behind or ahead: from plan to actual in parts that add up exactly, each with how it comes about. */
export function BridgeSection({ bridge, standing, paper = false, files }: BridgeSectionProps) {
  const t = useTranslations('board.bridge');
  const direction = directionOf(standing);
  if (bridge === 'noReference')
    return (
      <BoardSection title={t('title', { direction })} says={t('none')}>
        {null}
      </BoardSection>
    );
  const { whole, reference } = bridge;
  const told = whole.parts.draught !== undefined;
  return (
    <BoardSection
      title={t('title', { direction })}
      says={t('says', {
        basis: standing.basis,
        state: standing.state,
        planned: plannedVoyages(whole.planKg, reference.kg),
        plan: formatKt(whole.planKg),
        reference: formatKt(reference.kg, 3),
        own: reference.ofYearItself ? 'yes' : 'no',
        voyages: reference.voyages,
        year: String(standing.year),
        made: whole.voyages,
      })}
    >
      <Steps bridge={bridge} standing={standing} />
      {files}
      {!told && <p className={classes.quiet}>{t('draughtUnknown')}</p>}
      {!paper && (
        <MoreNumbers summary={t('byMonth')}>
          <Months bridge={bridge} basis={standing.basis} />
        </MoreNumbers>
      )}
    </BoardSection>
  );
}

/** Floating bars, each in the row of its number. */
function Steps({
  bridge: { whole, reference },
  standing: { state, basis },
}: {
  bridge: BoardBridge;
  standing: Standing;
}) {
  const t = useTranslations('board.bridge');
  const values = {
    made: whole.voyages,
    reference: formatKt(reference.kg, 3),
    stopped: whole.stoppedDays,
    voyages: printSignedKt(whole.parts.voyages ?? 0),
  };
  return (
    <NumberTable
      picture="bridge"
      caption={t('table')}
      head={
        <tr>
          <th scope="col">{t('part')}</th>
          <td className={classes.bars} />
          <th scope="col">{t('kt')}</th>
        </tr>
      }
    >
      {stepsOf(whole).map(({ name, kg, from, to }) => {
        const sum = name === 'plan' || name === 'actual';
        return (
          <tr key={name}>
            <th scope="row" className={classes.part}>
              {t(`name.${name}`, { sign: signOf(kg), state, basis })}
              {!sum && <small className={classes.how}>{t(`how.${name}`, values)}</small>}
            </th>
            <td className={classes.bars}>
              <FloatingBar from={from} to={to} tone={sum ? 'sum' : 'step'} />
            </td>
            <td>{sum ? formatKt(kg) : printSignedKt(kg)}</td>
          </tr>
        );
      })}
    </NumberTable>
  );
}

function Months({ bridge: { whole, months }, basis }: { bridge: BoardBridge; basis: DatedBy }) {
  const t = useTranslations('board.bridge');
  const named: PartName[] = PARTS.filter((name) => whole.parts[name] !== undefined);
  return (
    <NumberTable
      caption={t('byMonth')}
      head={
        <tr>
          <th scope="col">{t('month')}</th>
          <th scope="col">{t('name.plan', { state: 'finished' })}</th>
          {named.map((name) => (
            <th key={name} scope="col">
              {t(`name.${name}`, { sign: name === 'voyages' || name === 'intakes' ? 'short' : 'none' })}
            </th>
          ))}
          <th scope="col">{t('name.actual', { basis })}</th>
        </tr>
      }
      foot={<Row name={t('total')} of={whole} named={named} />}
    >
      {months.map((of) => (
        <Row key={of.month} name={printMonth(of.month)} of={of} named={named} />
      ))}
    </NumberTable>
  );
}

type RowProps = { name: string; of: BoardBridge['whole']; named: PartName[] };

function Row({ name, of, named }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatKt(of.planKg)}</td>
      {named.map((part) => (
        <td key={part}>{printSignedKt(of.parts[part] ?? null)}</td>
      ))}
      <td>{formatKt(of.actualKg)}</td>
    </tr>
  );
}
