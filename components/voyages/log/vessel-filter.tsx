import { useState } from 'react';
import { useTranslations } from 'next-intl';
import { ChoiceField } from '@/components/data-table/fields';
import type { Result } from '@/lib/result';
import type { VesselChoice } from '@/lib/voyages/totals.queries';
import classes from './log.module.css';

export type LoadVessels = () => Promise<Result<VesselChoice[]>>;

interface VesselFilterProps {
  value: string;
  chosen: VesselChoice | null;
  load: LoadVessels;
  onChoose: (value: string) => void;
}

type Loaded = { kind: 'not' | 'loading' | 'failed' } | { kind: 'loaded'; vessels: VesselChoice[] };

/** One vessel of the registry, which is asked for when somebody turns to the field: most views of the log need none. */
export function VesselFilter({ value, chosen, load, onChoose }: VesselFilterProps) {
  const t = useTranslations('log.filter');
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'not' });

  function want() {
    if (loaded.kind === 'loading' || loaded.kind === 'loaded') return;
    setLoaded({ kind: 'loading' });
    load().then(
      (result) => setLoaded(result.done ? { kind: 'loaded', vessels: result.value } : { kind: 'failed' }),
      () => setLoaded({ kind: 'failed' }),
    );
  }

  const listed = loaded.kind === 'loaded' ? loaded.vessels : [];
  const missing = chosen && !listed.some(({ id }) => id === chosen.id) ? [chosen] : [];
  const options = [...missing, ...listed].map(({ id, name, imoNumber: imo }) => ({
    value: String(id),
    label: imo === null ? name : t('vesselName', { name, imo }),
  }));
  return (
    <ChoiceField
      name="vessel"
      className={classes.vessel}
      label={t('vessel')}
      value={value}
      onChoose={onChoose}
      onWanted={want}
      options={[
        { value: '', label: t('anyVessel') },
        ...options,
        ...(loaded.kind === 'loading' ? [{ value: '…', label: t('vesselsLoading'), idle: true }] : []),
        ...(loaded.kind === 'failed' ? [{ value: '!', label: t('vesselsFailed'), idle: true }] : []),
      ]}
    />
  );
}
