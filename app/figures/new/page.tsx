import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { FigureForm } from '@/components/figures/figure-form';
import { Texts } from '@/components/texts';
import { HOME_ZONE, todayAt } from '@/lib/calendar';
import { emptyFigureText, textOfFigure } from '@/lib/figures/input';
import { gradeNames, knownBeside } from '@/lib/figures/queries';
import { may } from '@/lib/people/role';
import { enterFigure } from '../actions';
import { allFigures } from '../figure-at';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('figures'))('form.enterTitle') };
}

export default async function NewFigurePage({ searchParams }: PageProps<'/figures/new'>) {
  const [person, { corrects }, { figures }, t] = await Promise.all([
    signedIn(),
    searchParams,
    allFigures(),
    getTranslations('figures'),
  ]);
  const wrong = figures.find(({ key, supersededBy }) => key === corrects && supersededBy === null);
  const initial = wrong
    ? { ...textOfFigure(wrong, { supersedesId: wrong.id, relayOfId: null }), status: 'corrected' as const }
    : emptyFigureText();
  return (
    <>
      <h1>{wrong ? t('form.correctTitle', { name: wrong.valueAsCited }) : t('form.enterTitle')}</h1>
      {may(person, 'enterFigures') ? (
        <Texts of={['figures', 'refusals', 'conflict']}>
          <FigureForm
            initial={initial}
            figures={figures}
            grades={await gradeNames(person)}
            apiOf={(await knownBeside(person)).apiOf}
            today={todayAt(HOME_ZONE)}
            version={null}
            back={wrong ? `/figures/${encodeURIComponent(wrong.key)}` : '/figures'}
            save={enterFigure}
          />
        </Texts>
      ) : (
        <p>{t('form.mayNot')}</p>
      )}
    </>
  );
}
