import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { UploadForm } from '@/components/voyages/import/upload-form';
import { HOME_ZONE, printMoment } from '@/lib/calendar';
import { may } from '@/lib/people/role';
import { batchesOf } from '@/lib/voyages/import/stage.queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('import'))('title') };
}

export default async function ImportPage() {
  const person = await signedIn();
  const t = await getTranslations('import');
  if (!may(person, 'logVoyages')) {
    return (
      <section>
        <h1>{t('title')}</h1>
        <p>{t('mayNot')}</p>
      </section>
    );
  }
  const batches = await batchesOf(person);
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('what')}</p>
      <UploadForm />
      {batches.length > 0 && (
        <section>
          <h2>{t('earlier.title')}</h2>
          <ul>
            {batches.map(({ id, fileName, createdAt, importedAt, rows }) => (
              <li key={id}>
                <Link href={`/voyages/import/${id}`}>{fileName}</Link>{' '}
                {t('earlier.entry', {
                  rows,
                  at: printMoment(createdAt, HOME_ZONE),
                  state: importedAt ? 'imported' : 'waiting',
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
