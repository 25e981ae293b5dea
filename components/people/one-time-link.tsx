'use client';

import { useId } from 'react';
import { Button, CopyButton, Group, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import classes from './people.module.css';

export type ShownLink = { kind: 'invitation' | 'password_reset'; href: string; until: string };

/** The only sight of a link: after this it exists as a hash. */
export function OneTimeLink({ name, link }: { name: string; link: ShownLink }) {
  const t = useTranslations('people.admin');
  const title = useId();
  return (
    <section aria-labelledby={title}>
      <Stack gap="xs">
        <h3 id={title} className={classes.cell}>
          {t('linkTitle', { name })}
        </h3>
        <p className={classes.quiet}>{t('linkText', { when: link.until })}</p>
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            label={t('linkField')}
            value={link.href}
            readOnly
            flex={1}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={link.href}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('copied') : t('copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
      </Stack>
    </section>
  );
}
