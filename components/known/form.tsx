import { useTranslations } from 'next-intl';
import classes from './known.module.css';

/** Asks for a moment of the past; works before any script has come. */
export function KnownForm({
  action,
  keep,
  value,
}: {
  action: string;
  /** What else the address says. */
  keep: [string, string][];
  value: string;
}) {
  const t = useTranslations('known');
  return (
    <form action={action} className={classes.form}>
      {keep.map(([name, text]) => (
        <input key={name} type="hidden" name={name} value={text} />
      ))}
      <label>
        {t('field')}
        <input name="known" defaultValue={value} size={18} autoComplete="off" required />
      </label>
      <button type="submit">{t('show')}</button>
      <small>{t('hint')}</small>
    </form>
  );
}
