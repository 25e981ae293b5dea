import { useTranslations } from 'next-intl';
import classes from './registry.module.css';

interface ExportLinksProps {
  /** The address of the file, to which `as` is added. */
  file: string;
  /** What it holds. */
  what: string;
}

/** A list as a file, in either format. */
export function ExportLinks({ file, what }: ExportLinksProps) {
  const t = useTranslations('entryFile');
  return (
    <span className={`${classes.files} screen-only`}>
      {t('export')}
      {(['CSV', 'XLSX'] as const).map((as) => (
        <a
          key={as}
          href={`${file}${file.includes('?') ? '&' : '?'}as=${as.toLowerCase()}`}
          download
          aria-label={t('exportAs', { as, what })}
        >
          {as}
        </a>
      ))}
    </span>
  );
}
