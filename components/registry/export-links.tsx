import { useTranslations } from 'next-intl';
import classes from '../frame/reading.module.css';

interface ExportLinksProps {
  /** The address of the file, to which `as` is added. */
  file: string;
  /** What it holds. */
  what: string;
  /** Said before the formats, where a page has more than one file. */
  name?: string;
}

/** A list as a file, in either format. */
export function ExportLinks({ file, what, name }: ExportLinksProps) {
  const t = useTranslations('entryFile');
  return (
    <span className={`${classes.files} screen-only`}>
      {name ?? t('export')}
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
