'use client';

import { Button, Stack, Table } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { Device } from '@/lib/people/device';
import type { Result } from '@/lib/result';
import { Wrong } from './notices';
import { useSubmission } from './use-submission';
import classes from './people.module.css';

export type ShownSession = {
  id: string;
  device: Device | null;
  address: string | null;
  /** Port-local, printed. */
  since: string;
  here: boolean;
};

type OwnSessionsProps = {
  sessions: ShownSession[];
  end: (input: { id: string }) => Promise<Result<null>>;
  endOthers: () => Promise<Result<{ ended: number }>>;
};

export function OwnSessions({ sessions, end, endOthers }: OwnSessionsProps) {
  const t = useTranslations('people.account');
  const one = useSubmission(end);
  const others = useSubmission(endOthers);
  const where = ({ device }: ShownSession) => (device ? t('device', device) : t('unknownDevice'));
  return (
    <Stack gap="sm">
      <Wrong texts={[...one.general(), ...others.general()]} />
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('where')}</Table.Th>
            <Table.Th className={classes.wide}>{t('address')}</Table.Th>
            <Table.Th>{t('since')}</Table.Th>
            <Table.Th>{t('act')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sessions.map((session) => (
            <Table.Tr key={session.id}>
              <Table.Td className={classes.cell}>{where(session)}</Table.Td>
              <Table.Td className={`${classes.cell} ${classes.wide}`}>
                {session.address || t('unknown')}
              </Table.Td>
              <Table.Td>{session.since}</Table.Td>
              <Table.Td>
                {session.here ? (
                  t('here')
                ) : (
                  <Button
                    variant="default"
                    size="compact-sm"
                    disabled={one.pending}
                    aria-label={t('endOne', { since: session.since, where: where(session) })}
                    onClick={() => one.submit({ id: session.id })}
                  >
                    {t('end')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className={classes.quiet}>{t('sessionsNote')}</p>
      {sessions.length > 1 && (
        <Button
          variant="default"
          w="fit-content"
          loading={others.pending}
          onClick={() => others.submit(undefined)}
        >
          {t('endAll')}
        </Button>
      )}
    </Stack>
  );
}
