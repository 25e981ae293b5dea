import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { pagesOf, type Kind } from '@/lib/registry/entry';
import { ExportLinks } from './export-links';
import { useRegistryWords } from './wording';
import classes from '../frame/reading.module.css';

type EntryHeadProps = {
  kind: Kind;
  /** Of the heading: a list is a page, or stands with others on one. */
  level: 1 | 2;
  mayEnter: boolean;
  /** The address of the list as a file, of kinds that have one; many of them are entered from a file too. */
  file?: string;
};

/** What a list of entries is called, with the way to enter another one, or many, and to take the list away. */
export function EntryHead({ kind, level, mayEnter, file }: EntryHeadProps) {
  const { t } = useRegistryWords();
  const files = useTranslations('entryFile');
  const Heading = level === 1 ? 'h1' : 'h2';
  const what = t(`kinds.${kind}`);
  return (
    <header className={classes.head}>
      <Heading>{what}</Heading>
      <div className={`${classes.actions} screen-only`}>
        {mayEnter && (
          <Link className={classes.action} href={`${pagesOf(kind)}/new`}>
            {t(`new.${kind}`)}
          </Link>
        )}
        {mayEnter && file && (
          <Link
            className={classes.plain}
            href={`${pagesOf(kind)}/import`}
            prefetch={false}
            aria-label={files('importOf', { what })}
          >
            {files('importLink')}
          </Link>
        )}
        {file && <ExportLinks file={file} what={what} />}
      </div>
    </header>
  );
}
