import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import classes from '../frame/reading.module.css';

interface ImportPageProps {
  title: string;
  lead: string;
  /** The export that shows what a file looks like. */
  pattern: string;
  /** Why whoever looks may not import; null where they may. */
  mayNot: string | null;
  children: ReactNode;
}

/** A page that imports entries: what for, the rules of every such file, and the way in. */
export function ImportPage({ title, lead, pattern, mayNot, children }: ImportPageProps) {
  const t = useTranslations('entryFile');
  return (
    <>
      <h1>{title}</h1>
      {mayNot === null ? (
        <>
          <p className={classes.lead}>
            {lead}{' '}
            {t.rich('rules', {
              export: (text) => (
                <a href={pattern} download>
                  {text}
                </a>
              ),
            })}
          </p>
          {children}
        </>
      ) : (
        <p>{mayNot}</p>
      )}
    </>
  );
}
