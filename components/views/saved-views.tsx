'use client';

import { useState, useTransition, type FormEvent } from 'react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DropDown } from '@/components/data-table/drop-down';
import { TextField, Tick } from '@/components/data-table/fields';
import { NAME_MAX, sameName, type SavedView } from '@/lib/views/view';
import buttons from '@/components/frame/buttons.module.css';
import classes from './views.module.css';

/** Answers null when it is done, otherwise what is wrong, in words. */
export interface ViewActs {
  save: (view: { name: string; shared: boolean; query: string }) => Promise<string | null>;
  replace: (view: {
    id: number;
    version: number;
    name: string;
    shared: boolean;
    query: string;
  }) => Promise<string | null>;
  remove: (view: { id: number; version: number }) => Promise<string | null>;
}

interface SavedViewsProps {
  views: SavedView[];
  /** The path whose views these are. */
  path: string;
  /** What is shown now, as a view would keep it. */
  query: string;
  /** Where nothing draws the list anew: the views again. Then the address says what is shown. */
  load?: () => Promise<SavedView[]>;
  /** What the name begins with. */
  named?: string;
  acts: ViewActs;
  mayRemoveShared: boolean;
}

/** Views under their names, behind a button that says which one is shown. */
export function SavedViews(props: SavedViewsProps) {
  const t = useTranslations('views');
  const shown = props.views.find((view) => view.query === props.query);
  return (
    <DropDown label={shown ? t('labelled', { name: shown.name }) : t('label')}>
      <ViewList {...props} />
    </DropDown>
  );
}

/** Views under their names: each is a link, so that it opens as any other. */
export function ViewList({
  views: given,
  path,
  query,
  load,
  named = '',
  acts,
  mayRemoveShared,
}: SavedViewsProps) {
  const t = useTranslations('views');
  const [loaded, setLoaded] = useState<SavedView[] | null>(null);
  const views = loaded ?? given;
  const [pending, startTransition] = useTransition();
  const [name, setName] = useState(named);
  const [shared, setShared] = useState(false);
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const shown = views.find((view) => view.query === query);
  const same = views.find((view) => view.own && sameName(view.name, name));

  const run = (work: () => Promise<string | null>, done: string, after?: () => void) =>
    startTransition(async () => {
      const wrong = await work().catch(() => t('unreachable'));
      setSaid({ text: wrong ?? done, wrong: wrong !== null });
      if (wrong !== null) return;
      after?.();
      if (load) setLoaded(await load().catch(() => views));
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const view = { name, shared, query: load ? window.location.search.slice(1) : query };
    run(
      () => (same ? acts.replace({ ...view, id: same.id, version: same.version }) : acts.save(view)),
      t('saved', { name: name.trim() }),
      () => setName(''),
    );
  };
  const list = (title: string, some: SavedView[]) =>
    some.length > 0 && (
      <>
        <p className={classes.title}>{title}</p>
        <ul className={classes.list} aria-label={title}>
          {some.map((view) => (
            <li key={view.id}>
              <Link
                href={view.query === '' ? path : `${path}?${view.query}`}
                prefetch={false}
                scroll={false}
                aria-current={view === shown || undefined}
                onClick={({ currentTarget }) => currentTarget.closest('details')?.removeAttribute('open')}
              >
                {view.name}
              </Link>
              <small>{view.own ? view.shared && t('everybody') : t('by', { name: view.owner })}</small>
              {(view.own || mayRemoveShared) && (
                <button
                  type="button"
                  disabled={pending}
                  aria-label={t('remove', { name: view.name })}
                  title={t('remove', { name: view.name })}
                  onClick={() => run(() => acts.remove({ id: view.id, version: view.version }), t('removed'))}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      {views.length === 0 && <small>{t('none')}</small>}
      {list(
        t('own'),
        views.filter(({ own }) => own),
      )}
      {list(
        t('shared'),
        views.filter(({ own }) => !own),
      )}
      <form noValidate className={classes.form} onSubmit={submit}>
        <p className={classes.title}>{t('saveTitle')}</p>
        <TextField
          label={t('name')}
          placeholder={t('name')}
          value={name}
          maxLength={NAME_MAX}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <Tick label={t('share')} checked={shared} onTick={setShared} />
        <button type="submit" className={buttons.button} disabled={pending}>
          {same ? t('replace', { name: same.name }) : t('save')}
        </button>
        {said && (
          <p role={said.wrong ? 'alert' : 'status'} className={said.wrong ? classes.wrong : undefined}>
            {said.text}
          </p>
        )}
      </form>
    </>
  );
}
