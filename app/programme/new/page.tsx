import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { PatternForm } from '@/components/programme/pattern-form';
import page from '@/components/frame/reading.module.css';
import { HOME_ZONE, printMonth, todayAt } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { readProgrammeFilter } from '@/lib/programme/filter';
import { busyAround } from '@/lib/programme/queries';
import { unpackVessels } from '@/lib/voyages/record';
import { entryContext, packedVessels } from '@/lib/voyages/record.queries';
import { planVoyages } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programme'))('new') };
}

export default async function PatternPage({ searchParams }: PageProps<'/programme/new'>) {
  const [person, parameters, t] = await Promise.all([signedIn(), searchParams, getTranslations('programme')]);
  const { month } = readProgrammeFilter(parameters, todayAt(HOME_ZONE)) ?? notFound();
  const title = <h1>{t('pattern.title', { month: printMonth(month) })}</h1>;
  if (!may(person, 'logVoyages'))
    return (
      <>
        {title}
        <p>{t('acts.mayNot')}</p>
      </>
    );
  const [context, vessels, busy] = await Promise.all([
    entryContext(person),
    packedVessels(person),
    busyAround(person, month),
  ]);
  const entry = ({ id, name }: { id: number; name: string }) => ({ id, name });
  const terminals = (role: 'load' | 'discharge') =>
    context.terminals.filter((terminal) => terminal.role === role).map(entry);
  // As almost every cargo of this route goes.
  const usual = (role: 'load' | 'discharge', name: RegExp) =>
    terminals(role).find((terminal) => name.test(terminal.name))?.id ?? null;
  return (
    <>
      {title}
      <p className={page.lead}>{t('pattern.lead')}</p>
      <PatternForm
        month={month}
        busy={busy}
        choices={{
          vessels: unpackVessels(vessels).map(entry),
          load: terminals('load'),
          discharge: terminals('discharge'),
          grades: context.grades.map(entry),
          shippers: context.companies.map(entry),
        }}
        usual={{
          loadTerminalId: usual('load', /^Aktau/),
          dischargeTerminalId: usual('discharge', /^Sangachal/),
        }}
        plan={planVoyages}
      />
    </>
  );
}
