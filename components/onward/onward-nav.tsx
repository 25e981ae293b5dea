'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import classes from '../frame/reading.module.css';

/** `kind`: where the pages of its entries are, when not below its own address. */
type Place = { href: string; kind?: string; label: string };

export function OnwardNav({ label, places }: { label: string; places: readonly Place[] }) {
  const path = usePathname();
  const known = useSearchParams().get('known');
  const at = known === null ? '' : `?known=${encodeURIComponent(known)}`;
  const isHere = ({ href, kind = href }: Place) =>
    path === href || (href !== '/onward' && path.startsWith(`${kind}/`));
  return (
    <nav aria-label={label} className="screen-only">
      <ul className={classes.nav}>
        {places.map((place) => (
          <li key={place.href}>
            <Link href={`${place.href}${at}`} aria-current={isHere(place) ? 'page' : undefined}>
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
