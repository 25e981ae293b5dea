'use client';

import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { FieldsAlive } from '../frame/fields-alive';
import { Wrong } from '../people/notices';
import { useSubmission } from '../people/use-submission';
import type { CommentActions } from './comments';

/** What is typed stays until it is stored. */
export function CommentForm({ voyageNo, add }: { voyageNo: string; add: CommentActions['add'] }) {
  const t = useTranslations('evidence');
  const [text, setText] = useState('');
  const { form, pending, submit, errorOf, general } = useSubmission(add);
  return (
    <form
      ref={form}
      noValidate
      className="screen-only"
      onSubmit={(event) => {
        event.preventDefault();
        // What was typed while it was on its way is the next one's.
        submit({ voyageNo, text }, () =>
          setText((now) => (now.startsWith(text) ? now.slice(text.length) : now)),
        );
      }}
    >
      <FieldsAlive>
        <Wrong texts={general('text')} />
        <Textarea
          label={t('comments.label')}
          description={t('comments.hint')}
          rows={3}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || pending) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
          error={errorOf('text')}
        />
        <Button mt="xs" type="submit" size="xs" variant="default" loading={pending}>
          {t('comments.add')}
        </Button>
      </FieldsAlive>
    </form>
  );
}
