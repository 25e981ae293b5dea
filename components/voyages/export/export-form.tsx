import Link from 'next/link';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { linkToVoyages, paramsOf, type VoyageFilter } from '@/lib/voyages/filter';
import classes from './export.module.css';

type ExportFormProps = { filter: VoyageFilter; words: string; lines: number; workbookHolds: number };

/** Works without a script: two forms that ask for a file. */
export function ExportForm({ filter, words, lines, workbookHolds }: ExportFormProps) {
  const t = useTranslations('import.export');
  const held = [...paramsOf(filter)].map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
  const tooMany = lines > workbookHolds;
  return (
    <div className={classes.export}>
      <p>{t('what', { words, lines: Math.min(lines, workbookHolds), tooMany: String(tooMany) })}</p>
      <p className={classes.quiet}>{t('simulated')}</p>
      <form action="/voyages/export/file" className={classes.format}>
        {held}
        <input type="hidden" name="format" value="xlsx" />
        <h2>{t('xlsx')}</h2>
        <p>{tooMany ? t('xlsxTooMany', { most: workbookHolds }) : t('xlsxText')}</p>
        <Button type="submit" disabled={tooMany}>
          {t('download', { format: 'XLSX' })}
        </Button>
      </form>
      <form action="/voyages/export/file" className={classes.format}>
        {held}
        <input type="hidden" name="format" value="csv" />
        <h2>{t('csv')}</h2>
        <p>{t('csvText')}</p>
        <div className={classes.choices}>
          <NativeSelect
            name="separator"
            label={t('separator')}
            defaultValue="semicolon"
            data={(['semicolon', 'comma', 'tab'] as const).map((value) => ({
              value,
              label: t(`separators.${value}`),
            }))}
          />
          <NativeSelect
            name="decimal"
            label={t('decimal')}
            defaultValue="point"
            data={(['point', 'comma'] as const).map((value) => ({ value, label: t(`decimals.${value}`) }))}
          />
        </div>
        <Button type="submit" variant={tooMany ? 'filled' : 'default'}>
          {t('download', { format: 'CSV' })}
        </Button>
      </form>
      <p>
        <Link href={linkToVoyages(filter)}>{t('back')}</Link>
      </p>
    </div>
  );
}
