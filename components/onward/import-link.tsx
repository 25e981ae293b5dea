import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { OnwardKind } from '@/lib/onward/columns';
import { pagesOf } from '@/lib/registry/entry';
import classes from '../registry/registry.module.css';

/** The way to enter many of a kind from a file. */
export function ImportLink({ kind }: { kind: OnwardKind }) {
  const t = useTranslations('onward');
  return (
    <Link className={classes.plain} href={`${pagesOf(kind)}/import`} prefetch={false}>
      {t('importLink')}
    </Link>
  );
}
