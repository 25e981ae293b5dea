import Link from 'next/link';
import type { ReactNode } from 'react';
import { AimedLink } from '@/components/frame/aimed-link';
import { Pending } from './pending';
import classes from './data-table.module.css';

interface PagerProps {
  texts: { label: string; first: string; previous: string; next: string; size: string };
  /** Null where there is nothing in that direction. */
  links: { first: string | null; previous: string | null; next: string | null };
  sizes: { size: number; link: string; current: boolean }[];
  children?: ReactNode;
}

/** First, previous, next: pages without numbers, because nobody counts all rows to show fifty. */
export function Pager({ texts, links, sizes, children }: PagerProps) {
  const step = (text: string, link: string | null, rel?: string) =>
    link === null ? (
      <span aria-disabled="true">{text}</span>
    ) : (
      <AimedLink href={link} rel={rel} scroll={false}>
        {text}
        <Pending />
      </AimedLink>
    );
  return (
    <nav className={`${classes.pager} screen-only`} aria-label={texts.label}>
      {step(`⇤ ${texts.first}`, links.first)}
      {step(`← ${texts.previous}`, links.previous, 'prev')}
      {step(`${texts.next} →`, links.next, 'next')}
      {children}
      <span className={classes.sizes}>
        {texts.size}
        {sizes.map(({ size, link, current }) => (
          <Link key={size} href={link} prefetch={false} scroll={false} aria-current={current || undefined}>
            {size}
          </Link>
        ))}
      </span>
    </nav>
  );
}
