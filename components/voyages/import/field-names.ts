import type { useTranslations } from 'next-intl';
import { eventOf, type Field } from '@/lib/voyages/import/fields';

/** The name of a column with its unit, as exports head it: the import knows it again. */
export function fieldName(
  field: Field,
  t: ReturnType<typeof useTranslations<'import'>>,
  voyages: ReturnType<typeof useTranslations<'voyages'>>,
): string {
  const event = eventOf(field);
  return event
    ? t('eventField', { event: voyages(`events.${event.name}`), kind: voyages(`kinds.${event.kind}`) })
    : t(`fields.${field as Exclude<Field, `${string}.${string}`>}`);
}
