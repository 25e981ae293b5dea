import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { MergeForm } from '@/components/registry/merge-form';
import { MergeOutline } from '@/components/registry/merge-preview';
import form from '@/components/frame/entry.module.css';
import { may, type Person } from '@/lib/people/role';
import { isMergeable, pagesOf, type Mergeable } from '@/lib/registry/entry';
import { mergePreview } from '@/lib/registry/merge.queries';
import { entriesOf, type Entries } from '@/lib/registry/queries';
import { textOfEntry } from '@/lib/registry/text';
import { merge } from '../../../actions';
import { entryAt, namesIn } from '../../../addressed';

type Props = {
  params: Promise<{ kind: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Entry = Entries[Mergeable];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await entryAt(await params);
  return { title: (await getTranslations('registry'))('merge.title', { name: title }) };
}

/** First the entry that stays is chosen, then what will move is shown; only then can anything be merged. */
export default async function MergePage({ params, searchParams }: Props) {
  const person = await signedIn();
  const { kind, id, entry, title } = await entryAt(await params);
  if (!isMergeable(kind)) notFound();
  const from = entry as Entry;
  if (from.mergedInto) redirect(`${pagesOf(kind)}/${id}`);
  const t = await getTranslations('registry');
  const heading = <h1>{t('merge.title', { name: title })}</h1>;
  if (!may(person, 'mergeRegistry')) {
    return (
      <>
        {heading}
        <p>{t('merge.mayNot')}</p>
      </>
    );
  }
  const others: Entry[] = (await entriesOf(person, kind)).filter(
    (other) => other.id !== id && !other.mergedInto,
  );
  const asked = (await searchParams).into;
  const into = others.find((other) => String(other.id) === asked);
  return (
    <>
      {heading}
      <p>{t('merge.text', { name: title })}</p>
      {others.length === 0 ? (
        <p>{t('merge.notThere')}</p>
      ) : (
        <form method="get" className={form.form}>
          <label className={form.label} htmlFor="into">
            {t('merge.into')}
          </label>
          <select id="into" name="into" className={form.input} defaultValue={into?.id ?? ''} key={into?.id}>
            <option value="">{t('merge.choose')}</option>
            {others.map((other) => (
              <option key={other.id} value={other.id}>
                {'imoNumber' in other && other.imoNumber
                  ? `${other.name} · ${t('one.imo', { imo: other.imoNumber })}`
                  : other.name}
              </option>
            ))}
          </select>
          <div className={form.buttons}>
            <button type="submit" className={form.choice}>
              {t('merge.look')}
            </button>
          </div>
        </form>
      )}
      {into && <Outlined person={person} kind={kind} from={from} into={into} />}
    </>
  );
}

type OutlinedProps = { person: Person; kind: Mergeable; from: Entry; into: Entry };

async function Outlined({ person, kind, from, into }: OutlinedProps) {
  const preview = await mergePreview(person, kind, from.id, into.id);
  const side = (entry: Entry) => ({
    name: entry.name,
    text: textOfEntry(kind, entry as Entry & Entries[Mergeable]),
    names: namesIn(entry),
  });
  const versions = { fromVersion: from.version, intoVersion: into.version };
  return (
    <>
      <MergeOutline kind={kind} from={side(from)} into={side(into)} preview={preview} />
      <MergeForm
        key={`${into.id} ${from.version} ${into.version}`}
        intoHref={`${pagesOf(kind)}/${into.id}`}
        disabled={preview.against.length > 0}
        merge={merge.bind(null, { kind, fromId: from.id, intoId: into.id, ...versions })}
      />
    </>
  );
}
