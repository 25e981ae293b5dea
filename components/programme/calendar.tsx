import Link from 'next/link';
import { printDate, printMonth } from '@/lib/calendar';
import { isAhead } from '@/lib/programme/programme';
import type { Bar, MonthSheet } from '@/lib/programme/sheet';
import { laycanText, useProgrammeWords } from './wording';
import classes from './programme.module.css';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const STAGE = { planned: 'planned', nominated: 'nominated', cancelled: 'cancelled' } as const;

/** The month in weeks, each laycan a bar. Arrow keys move between the bars (see desk.tsx); Enter opens the voyage. */
export function ProgrammeCalendar({ sheet: { month, today, weeks } }: { sheet: MonthSheet }) {
  const { t } = useProgrammeWords();
  return (
    <div
      className={classes.calendar}
      role="group"
      aria-label={t('calendar.label', { month: printMonth(month) })}
      data-voyages
    >
      <div className={classes.week} aria-hidden>
        {DAYS.map((day) => (
          <span key={day} className={classes.head}>
            {t(`calendar.days.${day}`)}
          </span>
        ))}
      </div>
      {weeks.map(({ days: of, bars }, nth) => (
        <div key={of[0]?.date} className={classes.week}>
          {of.map(({ date, inMonth }, at) => (
            <time
              key={date}
              dateTime={date}
              className={classes.day}
              data-beside={inMonth ? undefined : true}
              data-today={date === today ? true : undefined}
              style={{ gridColumn: at + 1 }}
            >
              {inMonth ? Number(date.slice(8)) : printDate(date).slice(0, 6)}
              {date === today && <span className={classes.today}> {t('calendar.today')}</span>}
            </time>
          ))}
          {bars.map((bar) => (
            <LaycanBar key={bar.line.voyage.voyageNo} bar={bar} week={nth} />
          ))}
        </div>
      ))}
    </div>
  );
}

function LaycanBar({ bar: { line, column, span, lane, begins, ends }, week }: { bar: Bar; week: number }) {
  const { t, status } = useProgrammeWords();
  const { voyage, clashes } = line;
  const stage =
    isAhead(voyage) || voyage.status === 'cancelled' ? STAGE[voyage.status as 'planned'] : 'actual';
  const shared = {
    className: classes.bar,
    style: { gridColumn: `${column} / span ${span}`, gridRow: lane + 2 },
    'data-stage': stage,
    'data-clash': clashes.length > 0 ? true : undefined,
    'data-simulated': voyage.simulated ? true : undefined,
    'data-begins': begins ? true : undefined,
    'data-ends': ends ? true : undefined,
  };
  const vessel = voyage.vessel?.name ?? t('table.unknownVessel');
  // A laycan over a Sunday is said once; the rest of it is drawn alone.
  if (!begins && week > 0) return <span aria-hidden {...shared} />;
  const name = t('calendar.bar', {
    voyageNo: voyage.voyageNo,
    vessel,
    laycan: voyage.laycan ? laycanText(voyage.laycan) : '',
    status: status(voyage.status),
    simulated: voyage.simulated ? 'yes' : 'no',
    clashes: clashes.length,
  });
  return (
    <Link
      href={`/voyages/${encodeURIComponent(voyage.voyageNo)}`}
      prefetch={false}
      aria-label={name}
      title={name}
      data-voyage={voyage.voyageNo}
      data-week={week}
      data-column={column}
      {...shared}
    >
      {clashes.length > 0 && '! '}
      {vessel}
    </Link>
  );
}
