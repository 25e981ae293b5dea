import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { FigureForm } from '@/components/figures/figure-form';
import { Texts } from '@/components/texts';
import { HOME_ZONE, todayAt } from '@/lib/calendar';
import { linkToFigure } from '@/lib/figures/filter';
import { gradeNames, knownBeside, openedText } from '@/lib/figures/queries';
import { may } from '@/lib/people/role';
import { amendFigure } from '../../actions';
import { figureAt } from '../../figure-at';

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { figure } = await figureAt(params);
  return { title: (await getTranslations('figures'))('form.amendTitle', { name: figure.valueAsCited }) };
}

export default async function AmendFigurePage({ params }: Props) {
  const [person, { figure, figures }, t] = await Promise.all([
    signedIn(),
    figureAt(params),
    getTranslations('figures'),
  ]);
  return (
    <>
      <h1>{t('form.amendTitle', { name: figure.valueAsCited })}</h1>
      {may(person, 'enterFigures') ? (
        <Texts of={['figures', 'refusals', 'conflict']}>
          <FigureForm
            initial={openedText(figure, figures)}
            figures={figures.filter(({ key }) => key !== figure.key)}
            grades={await gradeNames(person)}
            apiOf={(await knownBeside(person)).apiOf}
            today={todayAt(HOME_ZONE)}
            version={figure.version}
            back={linkToFigure(figure.key)}
            save={amendFigure.bind(null, figure.key)}
          />
        </Texts>
      ) : (
        <p>{t('form.mayNot')}</p>
      )}
    </>
  );
}
