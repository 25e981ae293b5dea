import { useTranslations } from 'next-intl';
import { BulletBar } from '@/components/charts/bullet-bar';
import { bulletOf } from '@/lib/progress/series';
import type { Standing } from '@/lib/progress/standing';
import { formatKt } from '@/lib/quantity';

/** What is lifted, as a bar up to the target, with the plan to date. */
export function Bullet({ standing: { basis, liftedKg, planKg, targetKg } }: { standing: Standing }) {
  const t = useTranslations('board.bullet');
  const bar = bulletOf(liftedKg, planKg, targetKg);
  const kt = (kg: number | null) => t('kt', { kt: formatKt(kg) });
  const numbers = { basis, lifted: formatKt(liftedKg), target: formatKt(targetKg), plan: formatKt(planKg) };
  return (
    <BulletBar
      label={targetKg === null ? t('labelNoTarget', numbers) : t('label', numbers)}
      share={bar.lifted}
      name={t('lifted', { basis })}
      value={kt(liftedKg)}
      marks={[
        ...(bar.plan === null ? [] : [{ share: bar.plan, name: t('plan'), value: kt(planKg) }]),
        ...(bar.target === null ? [] : [{ share: bar.target, name: t('target'), value: kt(targetKg) }]),
      ]}
    />
  );
}
