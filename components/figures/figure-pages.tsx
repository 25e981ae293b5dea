import Link from 'next/link';
import { useFigureWords } from './wording';
import table from '../frame/reading.module.css';

interface FigurePagesProps {
  page: number;
  pages: number;
  /** The address of a page. */
  link: (page: number) => string;
}

/** The way to the pages before and after; nothing where there is one only. */
export function FigurePages({ page, pages, link }: FigurePagesProps) {
  const { t } = useFigureWords();
  if (pages === 1) return null;
  return (
    <nav aria-label={t('pages.label')} className={table.facts}>
      <span>{t('pages.page', { page, pages })}</span>
      {page > 1 && (
        <Link href={link(page - 1)} prefetch={false}>
          {t('pages.before')}
        </Link>
      )}
      {page < pages && (
        <Link href={link(page + 1)} prefetch={false}>
          {t('pages.after')}
        </Link>
      )}
    </nav>
  );
}
