'use client';

import { useRef, useState, useTransition, type FormEvent } from 'react';
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
  /** As it was before it was removed, also somebody else's. */
  putBack: (view: { id: number; version: number }) => Promise<string | null>;
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

const ownOf = (views: readonly SavedView[], name: string) =>
  views.find((view) => view.own && sameName(view.name, name));

/** Views under their names, behind a button that says which one is shown. */
export function SavedViews(props: SavedViewsProps) {
  const t = useTranslations('views');
  const shown = props.views.find((view) => view.query === props.query);
  return (
    <DropDown
      label={
        <span className={classes.shown}>{shown ? t('labelled', { name: shown.name }) : t('label')}</span>
      }
    >
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
  /** The view whose name or readers are changed; what it shows stays. */
  const [changing, setChanging] = useState<SavedView | null>(null);
  const [said, setSaid] = useState<{ text: string; wrong: boolean; removed?: SavedView } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  /** What was typed in it, counted: what is typed while an answer is on its way is not wiped by it. */
  const typed = useRef(0);
  const removed = said?.removed;
  const shown = views.find((view) => view.query === query);
  const same = changing ?? ownOf(views, name);

  const fill = (view: SavedView | null) => {
    setChanging(view);
    setName(view?.name ?? '');
    setShared(view?.shared ?? false);
    form.current?.querySelector('input')?.focus();
  };
  const run = (work: () => Promise<string | null>, done: string, removed?: SavedView) => {
    const before = typed.current;
    startTransition(async () => {
      const wrong = await work().catch(() => t('unreachable'));
      setSaid({ text: wrong ?? done, wrong: wrong !== null, removed: wrong === null ? removed : undefined });
      if (wrong !== null) return;
      if (typed.current === before) fill(null);
      if (load) setLoaded(await load().catch(() => views));
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const now = load ? window.location.search.slice(1) : query;
    const view = { name, shared, query: changing?.query ?? now };
    run(
      () => (same ? acts.replace({ ...view, id: same.id, version: same.version }) : acts.save(view)),
      t('saved', { name: name.trim() }),
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
              <span>
                {view.own && (
                  <button
                    type="button"
                    disabled={pending}
                    aria-label={t('change', { name: view.name })}
                    title={t('change', { name: view.name })}
                    onClick={() => {
                      setSaid(null);
                      fill(view);
                    }}
                  >
                    ✎
                  </button>
                )}
                {(view.own || mayRemoveShared) && (
                  <button
                    type="button"
                    disabled={pending}
                    aria-label={t('remove', { name: view.name })}
                    title={t('remove', { name: view.name })}
                    onClick={() =>
                      run(
                        () => acts.remove({ id: view.id, version: view.version }),
                        t('removed', { name: view.name }),
                        view,
                      )
                    }
                  >
                    ×
                  </button>
                )}
              </span>
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
      <form ref={form} noValidate className={classes.form} onSubmit={submit}>
        <p className={classes.title}>
          {changing ? t('changeTitle', { name: changing.name }) : t('saveTitle')}
        </p>
        <TextField
          label={t('name')}
          placeholder={t('name')}
          value={name}
          maxLength={NAME_MAX}
          autoComplete="off"
          onChange={({ target: { value } }) => {
            setName(value);
            typed.current += 1;
            // Who may open it is not changed by saving something else under its name.
            const met = ownOf(views, value);
            if (!changing && met && met !== same) setShared(met.shared);
          }}
        />
        <Tick label={t('share')} checked={shared} onTick={setShared} />
        <button type="submit" className={buttons.button} disabled={pending}>
          {same && !changing ? t('replace', { name: same.name }) : t('save')}
        </button>
        {changing && (
          <button type="button" className={buttons.quiet} onClick={() => fill(null)}>
            {t('leave')}
          </button>
        )}
        {said && (
          <p role={said.wrong ? 'alert' : 'status'} className={said.wrong ? classes.wrong : undefined}>
            {said.text}
          </p>
        )}
        {removed && (
          <button
            type="button"
            className={buttons.button}
            disabled={pending}
            onClick={() =>
              run(
                () => acts.putBack({ id: removed.id, version: removed.version }),
                t('saved', { name: removed.name }),
              )
            }
          >
            {t('putBack')}
          </button>
        )}
      </form>
    </>
  );
}
