'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { figuresAt } from '@/lib/figures/filter';
import classes from '../frame/reading.module.css';

export function FiguresNav({ texts }: { texts: { label: string; published: string; reconcile: string } }) {
  const path = usePathname();
  const known = useSearchParams().get('known');
  const reconciling = path.startsWith('/figures/reconciliation');
  return (
    <nav aria-label={texts.label} className="screen-only">
      <ul className={classes.nav}>
        <li>
          <Link href={figuresAt(known)} aria-current={reconciling ? undefined : 'page'}>
            {texts.published}
          </Link>
        </li>
        <li>
          <Link href={figuresAt(known, '/reconciliation')} aria-current={reconciling ? 'page' : undefined}>
            {texts.reconcile}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
