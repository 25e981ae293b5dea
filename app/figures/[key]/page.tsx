import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { signedIn } from '@/app/signed-in';
import { FigureHistory } from '@/components/figures/figure-history';
import { FigurePage } from '@/components/figures/figure-page';
import classes from '@/components/registry/registry.module.css';
import { namedIn } from '@/lib/figures/check';
import { linkToFigure } from '@/lib/figures/filter';
import { figureRevisions } from '@/lib/figures/queries';
import { may } from '@/lib/people/role';
import { figureAt } from '../figure-at';

type Props = { params: Promise<{ key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { figure } = await figureAt(params);
  return { title: `${figure.valueAsCited} · ${(await getTranslations('figures'))('title')}` };
}

export default async function OneFigurePage({ params }: Props) {
  const [person, { figure, figures, checked }, t] = await Promise.all([
    signedIn(),
    figureAt(params),
    getTranslations('figures'),
  ]);
  const revisions = await figureRevisions(person, figure.id);
  const mayEnter = may(person, 'enterFigures');
  return (
    <FigurePage
      figure={figure}
      figures={figures}
      checked={checked.get(figure.key) ?? { verdict: 'alone', findings: [] }}
      namedIn={namedIn(figure.key, checked)}
      actions={
        mayEnter && (
          <>
            <Link className={classes.action} href={`${linkToFigure(figure.key)}/edit`}>
              {t('one.amend')}
            </Link>
            {!figure.supersededBy && (
              <Link
                className={classes.plain}
                href={`/figures/new?corrects=${encodeURIComponent(figure.key)}`}
              >
                {t('one.correct')}
              </Link>
            )}
          </>
        )
      }
    >
      <FigureHistory revisions={revisions} />
    </FigurePage>
  );
}
