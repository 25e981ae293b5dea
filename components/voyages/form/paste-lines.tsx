'use client';

import type { Answer, StatementDelay, StatementItem } from '@/lib/voyages/statement-items';
import type { VoyageText } from '@/lib/voyages/text';
import { DELAY_REASONS, type DelayReason, type EventName, type Port } from '@/lib/voyages/voyage';
import { useWording } from '../wording';
import { isThere } from './paste-fit';
import classes from './form.module.css';

/** A line as it was pasted, on one line. */
const shown = (read: string) => read.trim().replace(/\t+/g, ' · ');

interface LinesProps {
  /** With the answers, and as they were read before: a question stays where it was asked. */
  items: readonly StatementItem[];
  read: readonly StatementItem[];
  voyage: VoyageText;
  answer: (no: number, given: Answer) => void;
}

/** Line by line: as it was pasted, what it was read as, and what stands in the form now. */
export function PasteLines({ items, read, voyage, answer }: LinesProps) {
  const { t } = useWording();
  return (
    <div className={classes.table} tabIndex={0} role="region" aria-label={t('paste.caption')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('paste.pasted')}</th>
            <th scope="col">{t('paste.readAs')}</th>
            <th scope="col">{t('paste.time')}</th>
            <th scope="col">{t('paste.now')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one, index) => (
            <tr key={index}>
              <th scope="row" className={classes.pasted}>
                {shown(one.read)}
              </th>
              <ReadAs one={one} asked={read[index] ?? one} voyage={voyage} answer={answer} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ReadAsProps extends Pick<LinesProps, 'voyage' | 'answer'> {
  one: StatementItem;
  asked: StatementItem;
}

function ReadAs({ one, asked, voyage, answer }: ReadAsProps) {
  const { t, field, refusal } = useWording();
  if (one.kind === 'unread') {
    const why =
      one.why === 'refused'
        ? refusal({ reason: one.reason ?? '', values: { read: shown(one.read) } })
        : t(`paste.why.${one.why}`);
    return (
      <td colSpan={3} className={classes.doubt}>
        {one.name && `${t(`events.${one.name}`)}: `}
        {why}
      </td>
    );
  }
  if (one.kind === 'delay') {
    return (
      <>
        <td>
          {t('paste.delay')} <DelayChoices one={one} asked={asked as StatementDelay} answer={answer} />
          {one.note !== '' && <div className={classes.hint}>{one.note}</div>}
        </td>
        <td className={classes.moment}>
          {one.from} –<br />
          {one.to}
        </td>
        <td>{isThere(one, voyage) && t('paste.there')}</td>
      </>
    );
  }
  const now = one.name ? (voyage.events[one.name]?.[one.column] ?? '') : '';
  const choices = asked.kind === 'event' ? asked.choices : [];
  return (
    <>
      <td>
        {choices.length > 0 ? (
          <Choice<EventName>
            label={t('paste.which', { read: shown(one.read) })}
            value={one.name}
            choices={choices.map((name) => [name, field(`events.${name}.${one.column}`)])}
            choose={(name) => answer(one.no, { name })}
          />
        ) : (
          one.name && field(`events.${one.name}.${one.column}`)
        )}
        {one.rest !== '' && <div className={classes.hint}>{t('paste.rest', { rest: one.rest })}</div>}
      </td>
      <td className={classes.moment}>{one.text}</td>
      <td>{now === one.text ? t('paste.there') : now}</td>
    </>
  );
}

function DelayChoices({
  one,
  asked,
  answer,
}: {
  one: StatementDelay;
  asked: StatementDelay;
  answer: LinesProps['answer'];
}) {
  const { t } = useWording();
  return (
    <>
      {asked.port ? (
        t(`ports.${asked.port}`)
      ) : (
        <Choice<Port>
          label={t('fields.port')}
          value={one.port}
          choices={[
            ['load', t('ports.load')],
            ['discharge', t('ports.discharge')],
          ]}
          choose={(port) => answer(one.no, { port })}
        />
      )}
      {', '}
      {asked.reason ? (
        t(`delayReasons.${asked.reason}`)
      ) : (
        <Choice<DelayReason>
          label={t('fields.reason')}
          value={one.reason}
          choices={DELAY_REASONS.map((reason) => [reason, t(`delayReasons.${reason}`)])}
          choose={(reason) => answer(one.no, { reason })}
        />
      )}
    </>
  );
}

interface ChoiceProps<V extends string> {
  label: string;
  value: V | null;
  choices: readonly (readonly [V, string])[];
  choose: (value: V) => void;
}

function Choice<V extends string>({ label, value, choices, choose }: ChoiceProps<V>) {
  const { t } = useWording();
  return (
    <select
      className={classes.ask}
      aria-label={label}
      value={value ?? ''}
      onChange={({ currentTarget }) => choose(currentTarget.value as V)}
    >
      <option value="" disabled>
        {t('paste.choose')}
      </option>
      {choices.map(([key, words]) => (
        <option key={key} value={key}>
          {words}
        </option>
      ))}
    </select>
  );
}
