'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { REGISTRY_KINDS } from '@/lib/registry/entry';
import classes from '../frame/reading.module.css';

export function RegistryNav() {
  const t = useTranslations('registry');
  const path = usePathname();
  return (
    <nav aria-label={t('sections')} className="screen-only">
      <ul className={classes.nav}>
        {REGISTRY_KINDS.map((kind) => {
          const href = `/registry/${kind}`;
          const here = path === href || path.startsWith(`${href}/`);
          return (
            <li key={kind}>
              <Link href={href} aria-current={here ? 'page' : undefined}>
                {t(`kinds.${kind}`)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
