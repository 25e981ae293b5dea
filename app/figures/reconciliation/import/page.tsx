import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { importReconciliationFile } from '@/app/figures/actions';
import { signedIn } from '@/app/signed-in';
import { ReconciliationImport } from '@/components/figures/reconciliation-import';
import classes from '@/components/frame/reading.module.css';
import { Texts } from '@/components/texts';
import { may } from '@/lib/people/role';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('reconciliation.import.title') };
}

/** Explanations, signatures and withdrawals from a file. */
export default async function ImportReconciliationPage() {
  const [person, t] = await Promise.all([signedIn(), getTranslations('figures')]);
  return (
    <>
      <h1>{t('reconciliation.import.title')}</h1>
      {may(person, 'signReconciliation') ? (
        <>
          <p className={classes.lead}>
            {t.rich('reconciliation.import.lead', {
              export: (text) => (
                <a href="/figures/reconciliation/export" download>
                  {text}
                </a>
              ),
            })}
          </p>
          <p className={classes.notice}>{t('reconciliation.import.own', { name: person.name })}</p>
          <Texts of={['entryFile', 'figures', 'import', 'voyages', 'refusals']}>
            <ReconciliationImport send={importReconciliationFile} />
          </Texts>
        </>
      ) : (
        <p>{t('form.mayNot')}</p>
      )}
    </>
  );
}
