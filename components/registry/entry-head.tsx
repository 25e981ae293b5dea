import Link from 'next/link';
import type { ReactNode } from 'react';
import { pagesOf, type Kind } from '@/lib/registry/entry';
import { useRegistryWords } from './wording';
import classes from './registry.module.css';

type EntryHeadProps = {
  kind: Kind;
  /** Of the heading: a list is a page, or stands with others on one. */
  level: 1 | 2;
  mayEnter: boolean;
  /** The way to enter many from a file. */
  importLink?: ReactNode;
};

/** What a list of entries is called, with the way to enter another one. */
export function EntryHead({ kind, level, mayEnter, importLink }: EntryHeadProps) {
  const { t } = useRegistryWords();
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className={classes.head}>
      <Heading>{t(`kinds.${kind}`)}</Heading>
      {mayEnter && (
        <div className={`${classes.actions} screen-only`}>
          <Link className={classes.action} href={`${pagesOf(kind)}/new`}>
            {t(`new.${kind}`)}
          </Link>
          {importLink}
        </div>
      )}
    </header>
  );
}
