'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import classes from './frame.module.css';

export function Places({ label, places }: { label: string; places: { href: string; label: string }[] }) {
  const path = usePathname();
  const isHere = (href: string) =>
    href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
  return (
    <nav aria-label={label} className="screen-only">
      <ul className={classes.places}>
        {places.map(({ href, label: text }) => (
          <li key={href}>
            <Link className={classes.place} href={href} aria-current={isHere(href) ? 'page' : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
