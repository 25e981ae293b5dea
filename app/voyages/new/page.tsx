import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { VoyageForm } from '@/components/voyages/form/voyage-form';
import { offsetOn } from '@/components/voyages/offset';
import { todayAt } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { USUAL_ZONES } from '@/lib/voyages/input';
import { entryContext, packedVessels } from '@/lib/voyages/record.queries';
import { factsOf, unpackVessels } from '@/lib/voyages/record';
import { emptyVoyageText, textOf } from '@/lib/voyages/text';
import { recordOf } from '../[voyageNo]/record';
import { entryActions } from '../entry-actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('voyages');
  return { title: t('form.title') };
}

/** `?like=` names the voyage that the new one is to be like: ship, ports, grades and shippers. */
export default async function NewVoyagePage({ searchParams }: PageProps<'/voyages/new'>) {
  const person = await signedIn();
  const t = await getTranslations('voyages');
  if (!may(person, 'logVoyages')) {
    return (
      <section>
        <h1>{t('form.title')}</h1>
        <p>{t('form.mayNot')}</p>
      </section>
    );
  }
  const { like } = await searchParams;
  const [context, liked] = await Promise.all([
    entryContext(person),
    typeof like === 'string' ? recordOf(encodeURIComponent(like)) : null,
  ]);
  const vesselId = liked?.vessel?.id;
  const atHand = vesselId === undefined ? [] : unpackVessels(await packedVessels(person, vesselId));
  // As almost every cargo of this route goes; the other choices are one key away.
  const usual = (role: 'load' | 'discharge', name: RegExp) =>
    context.terminals.find((terminal) => terminal.role === role && name.test(terminal.name))?.id ?? null;
  const blank = {
    ...emptyVoyageText(),
    loadTerminalId: usual('load', /^Aktau/),
    dischargeTerminalId: usual('discharge', /^Sangachal/),
  };
  const port = (of: 'load' | 'discharge') => ({
    name: t(`ports.${of}`),
    offset: offsetOn(todayAt(USUAL_ZONES[of]), USUAL_ZONES[of]),
  });
  return (
    <>
      <h1>{t('form.title')}</h1>
      {liked && <p>{t('form.asLastTaken', { voyageNo: liked.voyageNo })}</p>}
      {like !== undefined && !liked && <p>{t('form.nothingLike', { voyageNo: String(like) })}</p>}
      <VoyageForm
        context={context}
        vessels={{ atHand, all: packedVessels(person) }}
        actions={entryActions}
        mayEnterVessels={may(person, 'enterVessels')}
        usualZones={USUAL_ZONES}
        ports={{ load: port('load'), discharge: port('discharge') }}
        person={person.id}
        blank={blank}
        like={liked && textOf(factsOf(liked), liked.zones)}
        basis={null}
      />
    </>
  );
}
