import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { VoyageForm } from '@/components/voyages/form/voyage-form';
import { offsetOn } from '@/components/voyages/offset';
import { localDateOf } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { USUAL_ZONES } from '@/lib/voyages/input';
import { entryContext, packedVessels } from '@/lib/voyages/record.queries';
import { factsOf, unpackVessels, type VoyageRecord } from '@/lib/voyages/record';
import { emptyLotText, emptyVoyageText, textOf } from '@/lib/voyages/text';
import { untilReopened } from '@/lib/voyages/voyage';
import { entryActions } from '../../entry-actions';
import { recordOf } from '../record';

type Props = { params: Promise<{ voyageNo: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('voyages');
  const record = await recordOf((await params).voyageNo);
  return record ? { title: t('amend.title', { voyageNo: record.voyageNo }) } : {};
}

export default async function AmendVoyagePage({ params }: Props) {
  const person = await signedIn();
  const record = await recordOf((await params).voyageNo);
  if (!record) notFound();
  const t = await getTranslations('voyages');
  const { voyageNo, status } = record;
  const back = (
    <p>
      <Link href={`/voyages/${encodeURIComponent(voyageNo)}`}>{t('amend.back')}</Link>
    </p>
  );
  const why = untilReopened(status);
  if (!may(person, 'logVoyages') || why) {
    return (
      <section>
        <h1>{why ? t(`amend.${why}Title`, { voyageNo }) : t('amend.title', { voyageNo })}</h1>
        <p>{why ? t(`amend.${why}Text`) : t('form.mayNot')}</p>
        {back}
      </section>
    );
  }
  const [context, atHand] = await Promise.all([
    entryContext(person),
    record.vessel ? packedVessels(person, record.vessel.id).then(unpackVessels) : [],
  ]);
  const text = textOf(factsOf(record), record.zones);
  return (
    <>
      <h1>{t('amend.title', { voyageNo })}</h1>
      {back}
      <VoyageForm
        context={context}
        vessels={{ atHand, all: packedVessels(person) }}
        actions={entryActions}
        mayEnterVessels={may(person, 'enterVessels')}
        usualZones={USUAL_ZONES}
        ports={{ load: port(record, 'load'), discharge: port(record, 'discharge') }}
        person={person.id}
        blank={emptyVoyageText()}
        basis={{
          voyageNo,
          version: record.version,
          text: text.lots.length === 0 ? { ...text, lots: [emptyLotText()] } : text,
        }}
      />
    </>
  );
}

/** A port's offset in the days of the voyage, not of today: zones change theirs. */
function port(record: VoyageRecord, of: 'load' | 'discharge') {
  const zone = record.zones[of];
  const terminal = of === 'load' ? record.loadTerminal : record.dischargeTerminal;
  const event = record.events.find(({ actual, estimated, planned }) => actual ?? estimated ?? planned);
  const at = event?.actual ?? event?.estimated ?? event?.planned;
  const day = record.lots.find(({ blDate }) => blDate)?.blDate ?? record.laycanFrom;
  const date = at ? localDateOf(at.at, zone) : (day ?? localDateOf(record.createdAt, zone));
  return { name: terminal?.port ?? (of === 'load' ? 'Aktau' : 'Baku'), offset: offsetOn(date, zone) };
}
