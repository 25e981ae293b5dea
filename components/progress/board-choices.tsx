import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Chosen } from '@/lib/progress/choice';
import { DATA, SPREADS, linkToBoard, linkToReport, type BoardFilter } from '@/lib/progress/filter';
import { DATED_BY } from '@/lib/voyages/filter';
import { KnownChoice } from '@/components/known/choice';
import type { BoardProps } from './board';
import { PrintButton } from './print-button';
import classes from './board.module.css';

type Choice = { key: string; name: string; href: string; current: boolean };

/** When the board is read: null of now. */
export type TimeShown = { at: Date; snapshot: string | null } | null;

/** What the board shows, each choice a link: the address is the view, and it works before any script has come. */
export function BoardChoices({
  chosen,
  offered,
  time,
  children,
}: {
  chosen: Chosen;
  offered: BoardProps['offered'];
  time: TimeShown;
  /** What else opens a board. */
  children?: React.ReactNode;
}) {
  const t = useTranslations('board.choices');
  const { target, scope, year, basis, plan, data, known, years: beside, period } = chosen;
  const now = { target: target.key, scope: scope.key, year, basis, plan, data, known, years: beside, period };
  // Another target comes with its own scope: 240 kt of Kashagan are not compared with everything.
  const targets = offered.targets.map(({ key, name, supersededBy }) => ({
    key,
    name: supersededBy === null ? name : t('superseded', { name }),
    href: linkToBoard({ ...now, target: key, scope: null }),
    current: key === target.key,
  }));
  const scopes = offered.scopes.map(({ key, name }) => ({
    key,
    name,
    href: linkToBoard({ ...now, scope: key }),
    current: key === scope.key,
  }));
  const years = offered.years.map((of) => ({
    key: String(of),
    name: String(of),
    href: linkToBoard({ ...now, year: of }),
    current: of === year,
  }));
  const bases = DATED_BY.map((of) => ({
    key: of,
    name: t('basisOf', { basis: of }),
    href: linkToBoard({ ...now, basis: of }),
    current: of === basis,
  }));
  const plans = (target.monthlyKg.length > 0 ? SPREADS : []).map((of) => ({
    key: of,
    name: t('planOf', { plan: of }),
    href: linkToBoard({ ...now, plan: of }),
    current: of === plan,
  }));
  const kinds = DATA.map((of) => ({
    key: of,
    name: t('dataOf', { data: of }),
    href: linkToBoard({ ...now, data: of }),
    current: of === data,
  }));
  return (
    <nav className={`${classes.choices} screen-only`} aria-label={t('label')}>
      <Switch name={t('target')} choices={targets} />
      <Switch name={t('scope')} choices={scopes} />
      <Switch name={t('year')} choices={years} />
      {plans.length > 0 && <Switch name={t('plan')} choices={plans} />}
      <Switch name={t('basis')} choices={bases} />
      <Switch name={t('data')} choices={kinds} />
      <TimeChoice time={time} now={now} />
      {children}
      <PrintButton href={linkToReport(now)}>{t('print')}</PrintButton>
    </nav>
  );
}

function Switch({ name, choices }: { name: string; choices: Choice[] }) {
  return (
    <div className={classes.choice}>
      <span className={classes.choiceName}>{name}</span>
      <ul aria-label={name} className={classes.switch}>
        {choices.map(({ key, name: label, href, current }) => (
          <li key={key}>
            <Link href={href} prefetch={false} scroll={false} aria-current={current ? 'true' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The board of another moment, asked for by its day and hour. */
function TimeChoice({ time, now }: { time: TimeShown; now: BoardFilter }) {
  const present = linkToBoard({ ...now, known: null });
  return (
    <KnownChoice
      time={time && { at: time.at, snapshot: time.snapshot }}
      action="/"
      keep={[...new URLSearchParams(present.replace(/^[^?]*\??/, ''))]}
      now={present}
    />
  );
}
