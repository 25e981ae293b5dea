'use client';

import { useState } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { MANY_AT_MOST, type Chosen } from '@/lib/voyages/many';
import { EVERYTHING, paramsOf } from '@/lib/voyages/filter';
import { ACTS } from '@/lib/voyages/voyage';
import { ChosenForm, type Deed } from './chosen-form';
import type { LogActs } from './log-acts';
import { Modal } from '@/components/frame/modal';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

interface ChosenBarProps {
  chosen: Chosen[];
  /** Of those, how many are on other pages. */
  elsewhere: number;
  /** Null for whoever may only read: they export. */
  acts: LogActs | null;
  drop: (voyageNos: string[]) => void;
  clear: () => void;
  done: (deed: Deed, voyages: Chosen[]) => void;
}

/** How many voyages are chosen, and what can be done with them. */
export function ChosenBar({ chosen, elsewhere, acts, drop, clear, done }: ChosenBarProps) {
  const t = useTranslations('log.chosen');
  const [deed, setDeed] = useState<Deed | null>(null);
  const tooMany = chosen.length > MANY_AT_MOST;
  const only = paramsOf({ ...EVERYTHING, only: chosen.map(({ voyageNo }) => voyageNo) })
    .toString()
    .replaceAll('%2C', ',');
  const finish = (of: Deed, voyages: Chosen[]) => {
    setDeed((now) => (now === of ? null : now));
    done(of, voyages);
  };
  return (
    <section className={classes.bar} aria-label={t('label')}>
      <p role="status">
        <b>{t('count', { count: chosen.length })}</b>
        {elsewhere > 0 && <small> {t('elsewhere', { count: elsewhere })}</small>}
        {tooMany && <small> {t('tooMany', { most: MANY_AT_MOST })}</small>}
      </p>
      {acts &&
        ([...ACTS, 'comment'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className={buttons.button}
            disabled={tooMany}
            onClick={() => setDeed(one)}
          >
            {t(one)}
          </button>
        ))}
      {!tooMany && (
        <Link className={buttons.button} href={`/voyages/export?${only}`} prefetch={false}>
          {t('export')}
        </Link>
      )}
      <button type="button" className={buttons.quiet} onClick={clear}>
        {t('clear')}
      </button>
      <Modal open={deed !== null} labelledBy="chosen-title" close={() => setDeed(null)}>
        {deed && acts && (
          <ChosenForm
            key={deed}
            deed={deed}
            chosen={chosen}
            acts={acts}
            drop={drop}
            close={() => setDeed(null)}
            done={(voyages) => finish(deed, voyages)}
          />
        )}
      </Modal>
    </section>
  );
}
