import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { FigureForm } from '@/components/figures/figure-form';
import { todayAt } from '@/lib/calendar';
import { textOfFigure } from '@/lib/figures/input';
import { linkToFigure } from '@/lib/figures/filter';
import { gradeNames, knownBeside } from '@/lib/figures/queries';
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
  const idOf = (key: string | null) => figures.find((one) => one.key === key)?.id ?? null;
  const ids = { supersedesId: idOf(figure.supersedes), relayOfId: idOf(figure.relayOf) };
  return (
    <>
      <h1>{t('form.amendTitle', { name: figure.valueAsCited })}</h1>
      {may(person, 'enterFigures') ? (
        <FigureForm
          initial={textOfFigure(figure, ids)}
          figures={figures.filter(({ key }) => key !== figure.key)}
          grades={await gradeNames(person)}
          apiOf={(await knownBeside(person)).apiOf}
          today={todayAt('Asia/Aqtau')}
          amends
          back={linkToFigure(figure.key)}
          save={amendFigure.bind(null, { key: figure.key, version: figure.version })}
        />
      ) : (
        <p>{t('form.mayNot')}</p>
      )}
    </>
  );
}
