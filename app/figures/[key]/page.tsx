import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Parameters } from '@/app/open-board';
import { placeInTime } from '@/app/place-in-time';
import { signedIn } from '@/app/signed-in';
import { FigureHistory } from '@/components/figures/figure-history';
import { FigurePage } from '@/components/figures/figure-page';
import { KnownPlace } from '@/components/known/place';
import { KnownRefused } from '@/components/known/refused';
import classes from '@/components/frame/reading.module.css';
import { namedIn } from '@/lib/figures/check';
import { linkToFigure } from '@/lib/figures/filter';
import { figureRevisions } from '@/lib/figures/queries';
import { may } from '@/lib/people/role';
import { figureAt } from '../figure-at';

type Props = { params: Promise<{ key: string }>; searchParams: Promise<Parameters> };

const timeOf = async (searchParams: Props['searchParams']) =>
  placeInTime(await signedIn(), await searchParams, 'reported_figure');

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [time, t] = [await timeOf(searchParams), await getTranslations('figures')];
  if (time.state === 'refused') return { title: t('title') };
  const { figure } = await figureAt(params, time.known);
  return { title: `${figure.valueAsCited} · ${t('title')}` };
}

export default async function OneFigurePage({ params, searchParams }: Props) {
  const [person, time, t] = await Promise.all([signedIn(), timeOf(searchParams), getTranslations('figures')]);
  const address = linkToFigure(decodeURIComponent((await params).key));
  if (time.state === 'refused') return <KnownRefused {...time} action={address} now={address} />;
  const { past, known } = time;
  const { figure, figures, checked } = await figureAt(params, known);
  const revisions = await figureRevisions(person, figure.id, past);
  const mayEnter = may(person, 'enterFigures') && past === null;
  return (
    <>
      {time.when && <KnownPlace when={time.when} path={address} keep={time.keep} />}
      <FigurePage
        figure={figure}
        figures={figures}
        checked={checked.get(figure.key) ?? { verdict: 'alone', findings: [] }}
        namedIn={namedIn(figure.key, checked)}
        known={known}
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
    </>
  );
}
