import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { may, type Person } from '@/lib/people/role';
import { AimedLink } from './aimed-link';
import { ColourSwitch } from './colour-switch';
import { Commands } from './commands';
import { Places } from './places';
import classes from './frame.module.css';

type FrameProps = { person: Person | null; simulated: boolean; children: React.ReactNode };

/** Name, places, the one action, the person; below it the page. Where data are simulated, a quiet line says so. */
export function Frame({ person, simulated, children }: FrameProps) {
  const t = useTranslations('frame');
  const places = [
    { href: '/', label: t('board') },
    { href: '/voyages', label: t('log') },
    { href: '/programme', label: t('programme') },
    { href: '/targets', label: t('targets') },
    { href: '/onward', label: t('onward') },
    { href: '/figures', label: t('figures') },
    { href: '/registry', label: t('registry') },
    ...(may(person, 'managePeople') ? [{ href: '/admin', label: t('admin') }] : []),
  ];
  const logs = may(person, 'logVoyages');
  const destinations = [
    ...(logs ? [{ href: '/voyages/new', label: t('logVoyage') }] : []),
    ...places,
    ...(logs ? [{ href: '/voyages/import', label: t('import') }] : []),
    { href: '/voyages/export', label: t('export') },
    ...(['vessels', 'terminals', 'grades', 'companies', 'notices', 'disruptions'] as const).map((kind) => ({
      href: `/registry/${kind}`,
      label: t('inRegistry', { list: t(kind) }),
    })),
    { href: '/onward/routes', label: t('waysOut') },
    { href: '/onward/costs', label: t('transportCost') },
    ...(may(person, 'enterOnward') ? [{ href: '/onward/movements/new', label: t('enterMovement') }] : []),
    { href: '/account', label: t('ownAccount') },
  ];
  return (
    <>
      <a className={`${classes.skip} screen-only`} href="#content">
        {t('skip')}
      </a>
      <header className={classes.header}>
        <Link className={classes.name} href="/">
          <Mark />
          {t('product')}
        </Link>
        {person && <Places label={t('places')} places={places} />}
        <div className={`${classes.end} screen-only`}>
          {person && <Commands destinations={destinations} />}
          {logs && (
            <AimedLink className={classes.action} href="/voyages/new">
              + {t('logVoyage')}
            </AimedLink>
          )}
          <ColourSwitch label={t('colours')} />
          {person && (
            <Link
              className={classes.person}
              href="/account"
              aria-label={t('account', { name: person.name })}
              title={person.email}
            >
              {person.name}
            </Link>
          )}
        </div>
      </header>
      {simulated && <aside className={classes.simulated}>{t('simulated')}</aside>}
      <main className={classes.main} id="content">
        {children}
      </main>
    </>
  );
}

/** A tanker's bow above the water line. */
function Mark() {
  return (
    <svg
      className={classes.mark}
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M3 13h18l-3 5H6z M7 13V8h6v5" strokeLinejoin="round" />
      <path d="M2 21c2 0 2-1 4-1s2 1 4 1 2-1 4-1 2 1 4 1 2-1 4-1" strokeLinecap="round" />
    </svg>
  );
}
