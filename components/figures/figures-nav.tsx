'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import classes from '../registry/registry.module.css';

export function FiguresNav() {
  const t = useTranslations('figures');
  const path = usePathname();
  const reconciling = path.startsWith('/figures/reconciliation');
  return (
    <nav aria-label={t('parts')} className="screen-only">
      <ul className={classes.nav}>
        <li>
          <Link href="/figures" aria-current={reconciling ? undefined : 'page'}>
            {t('published')}
          </Link>
        </li>
        <li>
          <Link href="/figures/reconciliation" aria-current={reconciling ? 'page' : undefined}>
            {t('reconcile')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
