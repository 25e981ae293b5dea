'use client';

import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  useTransition,
  type KeyboardEvent,
} from 'react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { DropDown } from '@/components/data-table/drop-down';
import { TextField } from '@/components/data-table/fields';
import { readDate } from '@/lib/calendar';
import {
  linkToVoyages,
  paramsOf,
  restricts,
  unfiltered,
  type Ignored,
  type VoyageFilter,
} from '@/lib/voyages/filter';
import type { LogChoices } from '@/lib/voyages/totals.queries';
import { askedBy, fieldsOf, typedSince, type FilterFields } from './filter-fields';
import { MoreFilters, StatusFilter } from './filter-panels';
import { VesselFilter, type LoadVessels } from './vessel-filter';
import classes from './log.module.css';

const never = () => () => {};

const isTyping = (element: Element | null) =>
  element?.matches('input, textarea, select, [contenteditable]') ?? false;

interface FilterFormProps {
  filter: VoyageFilter;
  choices: LogChoices;
  loadVessels: LoadVessels;
}

/** The filter row. Choices apply at once, typed text on Enter or on leaving its field; the address says all of it. */
export function FilterForm({ filter, choices, loadVessels }: FilterFormProps) {
  const t = useTranslations('log.filter');
  const router = useRouter();
  const [applying, startApplying] = useTransition();
  // The shortcut is only offered where somebody listens to it.
  const listening = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const search = useRef<HTMLInputElement>(null);
  const [fields, setFields] = useState(() => fieldsOf(filter));
  const [unread, setUnread] = useState<Ignored[]>([]);
  // Another view has arrived. Opened by a link, the fields show it; asked for here, what was typed since then stays.
  const shown = paramsOf(filter).toString();
  const [before, setBefore] = useState(shown);
  const [sent, setSent] = useState<{ view: string; fields: FilterFields } | null>(null);
  if (before !== shown) {
    setBefore(shown);
    setFields(sent?.view === shown ? typedSince(sent.fields, fields, fieldsOf(filter)) : fieldsOf(filter));
    setUnread([]);
  }

  // Typed over a slow line, before this was here to listen: it stands, and goes with Enter or on leaving its field.
  const takeTyped = useEffectEvent(() => {
    const typed = new FormData(search.current?.form ?? undefined);
    const of = (name: 'q' | 'from' | 'to') => String(typed.get(name) ?? fields[name]);
    setFields({ ...fields, q: of('q'), from: of('from'), to: of('to') });
  });
  useLayoutEffect(() => takeTyped(), []);

  useEffect(() => {
    const focusSearch = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(document.activeElement)) return;
      event.preventDefault();
      search.current?.select();
    };
    document.addEventListener('keydown', focusSearch);
    return () => document.removeEventListener('keydown', focusSearch);
  }, []);

  function apply(next: FilterFields) {
    setFields(next);
    const asked = askedBy(next, filter);
    setUnread(asked.unread);
    const link = linkToVoyages(asked.filter);
    if (asked.unread.length > 0 || link === linkToVoyages({ ...filter, position: { kind: 'first' } })) return;
    setSent({ view: paramsOf(asked.filter).toString(), fields: next });
    startApplying(() => router.push(link, { scroll: false }));
  }
  const choose = (change: Partial<FilterFields>) => apply({ ...fields, ...change });
  const counted = (label: string, count: number) => (count === 0 ? label : t('chosen', { label, count }));
  const typed = (name: 'q' | 'from' | 'to') => ({
    name,
    value: fields[name],
    error: errorOf(name),
    onChange: (event: React.ChangeEvent<HTMLInputElement>) =>
      setFields({ ...fields, [name]: event.target.value }),
    onBlur: () => apply(fields),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') event.preventDefault();
      if (event.key === 'Enter') apply(fields);
    },
  });
  function errorOf(name: string): string | undefined {
    const found = unread.find((one) => one.name === name);
    if (!found) return undefined;
    if (name === 'q') return t('notReadable', { value: found.value });
    return readDate(found.value).kind === 'read' ? t('beforeStart') : t('notADate', { value: found.value });
  }

  return (
    <form role="search" aria-label={t('label')} className={classes.filters} action="/voyages">
      <TextField
        {...typed('q')}
        ref={search}
        className={classes.search}
        type="search"
        label={t('search')}
        placeholder={listening ? t('searchShortcut') : t('searchPlaceholder')}
      />
      <TextField
        {...typed('from')}
        className={classes.date}
        label={t('from')}
        placeholder={t('fromPlaceholder')}
      />
      <TextField {...typed('to')} className={classes.date} label={t('to')} placeholder={t('toPlaceholder')} />
      <VesselFilter
        value={fields.vessel}
        chosen={choices.vessel}
        load={loadVessels}
        onChoose={(vessel) => choose({ vessel })}
      />
      <DropDown label={counted(t('status'), fields.status.length)}>
        <StatusFilter chosen={fields.status} onChange={(status) => choose({ status })} />
      </DropDown>
      <DropDown label={counted(t('more'), countMore(fields))}>
        <MoreFilters fields={fields} choices={choices} onChange={choose} />
      </DropDown>
      {restricts(filter) && (
        <Link className={classes.clear} href={linkToVoyages(unfiltered(filter))} scroll={false}>
          {t('clear')}
        </Link>
      )}
      <span role="status" className={classes.applying}>
        {applying && t('applying')}
      </span>
    </form>
  );
}

function countMore({ grade, terminal, shipper, by, data, counted }: FilterFields): number {
  return grade.length + [terminal, shipper, by, data, counted].filter(Boolean).length;
}
