'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { figuresAt } from '@/lib/figures/filter';
import classes from '../registry/registry.module.css';

export function FiguresNav() {
  const t = useTranslations('figures');
  const path = usePathname();
  const known = useSearchParams().get('known');
  const reconciling = path.startsWith('/figures/reconciliation');
  return (
    <nav aria-label={t('parts')} className="screen-only">
      <ul className={classes.nav}>
        <li>
          <Link href={figuresAt(known)} aria-current={reconciling ? undefined : 'page'}>
            {t('published')}
          </Link>
        </li>
        <li>
          <Link href={figuresAt(known, '/reconciliation')} aria-current={reconciling ? 'page' : undefined}>
            {t('reconcile')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
