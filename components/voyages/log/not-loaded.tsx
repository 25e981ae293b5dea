import { useTranslations } from 'next-intl';
import { toTheRows } from './to-the-rows';
import buttons from '@/components/frame/buttons.module.css';
import classes from './desk.module.css';

interface NotLoadedProps {
  /** What stays as it is, and what could not be fetched. */
  text: string;
  again: () => void;
  leave: { label: string; act: () => void };
}

/** In place of a part of the page that did not come: the page stays, and so does what was done on it. */
export function NotLoaded({ text, again, leave }: NotLoadedProps) {
  const t = useTranslations('log.notLoaded');
  return (
    <div className={classes.bar}>
      <p role="alert">{text}</p>
      <button
        type="button"
        className={buttons.button}
        onClick={() => {
          toTheRows();
          again();
        }}
      >
        {t('again')}
      </button>
      <button type="button" className={buttons.quiet} onClick={leave.act}>
        {leave.label}
      </button>
    </div>
  );
}
