'use client';

import { useId, useRef, useState } from 'react';
import { useRouter } from 'next/navigation';
import { Button, Input, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import {
  fits,
  PAPER_KINDS,
  PAPER_MAX_SIZE,
  printAbout,
  printSize,
  type About,
  type PaperKind,
} from '@/lib/evidence/paper';
import { refused, type Result } from '@/lib/result';
import { EVENTS } from '@/lib/voyages/voyage';
import { Said, Wrong } from '../people/notices';
import { useSubmission } from '../people/use-submission';
import { useAboutWords, type Subjects } from './about-words';
import classes from './evidence.module.css';

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.xlsx';

interface Upload {
  file: File | null;
  kind: PaperKind;
  about: string;
}

/** Sends a file to the voyage it belongs to; what is too large is not even sent. */
async function upload(voyageNo: string, { file, kind, about }: Upload): Promise<Result<{ id: number }>> {
  if (!file) return refused({ reason: 'paperFileMissing', field: 'file' });
  if (file.size > PAPER_MAX_SIZE) {
    const values = { read: file.name, size: printSize(file.size), max: '10 MB' };
    return refused({ reason: 'paperTooLarge', field: 'file', values });
  }
  const what = new URLSearchParams({ kind, about, name: file.name });
  const answer = await fetch(`/voyages/${encodeURIComponent(voyageNo)}/papers?${what}`, {
    method: 'POST',
    body: file,
  });
  return answer.json();
}

/** Adds a paper: the file, what it is, and what it is about. */
export function PaperForm({ voyageNo, lots, ports }: { voyageNo: string } & Subjects) {
  const t = useTranslations('evidence');
  const [opened, setOpened] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const router = useRouter();
  // Where the form was the keyboard goes on, whichever way it was left.
  const left = useRef(false);
  const close = () => {
    left.current = true;
    setOpened(false);
  };
  return (
    <div className="screen-only">
      <Said text={said} />
      {opened ? (
        <Fields
          voyageNo={voyageNo}
          lots={lots}
          ports={ports}
          close={close}
          kept={(name) => {
            setSaid(t('form.kept', { name }));
            close();
            router.refresh();
          }}
        />
      ) : (
        <Button
          ref={(button) => {
            if (left.current) button?.focus();
            left.current = false;
          }}
          mt="xs"
          size="xs"
          variant="default"
          onClick={() => {
            setSaid(null);
            setOpened(true);
          }}
        >
          {t('add')}
        </Button>
      )}
    </div>
  );
}

type FieldsProps = { voyageNo: string; close: () => void; kept: (name: string) => void } & Subjects;

function Fields({ voyageNo, lots, ports, close, kept }: FieldsProps) {
  const t = useTranslations('evidence');
  const words = useAboutWords({ lots, ports });
  const [file, setFile] = useState<File | null>(null);
  const kinds = PAPER_KINDS.filter((kind) => lots.length > 0 || fits(kind, { of: 'voyage' }));
  const [kind, setKind] = useState<PaperKind>(kinds[0] ?? 'other');
  const [chosen, setChosen] = useState('');
  const id = useId();
  const { form, pending, submit, errorOf, general } = useSubmission((typed: Upload) =>
    upload(voyageNo, typed),
  );
  const subjects: About[] = [
    ...lots.map((lot): About => ({ of: 'lot', lotId: lot.id })),
    { of: 'port', port: 'load' },
    { of: 'port', port: 'discharge' },
    { of: 'voyage' },
    ...EVENTS.map(({ name }): About => ({ of: 'event', event: name })),
  ];
  const offered = subjects.filter((about) => fits(kind, about)).map((one) => [printAbout(one), words(one)]);
  // What was chosen for another kind of paper may not fit this one.
  const about = (offered.find(([value]) => value === chosen) ?? offered[0])?.[0] ?? '';
  const wrong = errorOf('file');
  return (
    <form
      ref={form}
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit({ file, kind, about }, () => kept(file?.name ?? ''));
      }}
    >
      <div className={classes.wide}>
        <Wrong texts={general('file', 'kind', 'about')} />
        <Input.Wrapper
          id={id}
          label={t('form.file')}
          description={t('form.fileHint')}
          descriptionProps={{ id: `${id}-hint` }}
          error={wrong}
          errorProps={{ id: `${id}-wrong`, role: 'alert' }}
        >
          <input
            id={id}
            className={classes.file}
            type="file"
            accept={ACCEPTED}
            autoFocus
            aria-invalid={wrong !== undefined || undefined}
            aria-describedby={wrong ? `${id}-hint ${id}-wrong` : `${id}-hint`}
            onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          />
        </Input.Wrapper>
      </div>
      <NativeSelect
        label={t('form.kind')}
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        onChange={(event) => setKind(PAPER_KINDS.find((one) => one === event.currentTarget.value) ?? 'other')}
        error={errorOf('kind')}
      />
      <NativeSelect
        label={t('form.about')}
        value={about}
        data={offered.map(([value = '', label = '']) => ({ value, label }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
        error={errorOf('about')}
      />
      <div className={`${classes.wide} ${classes.buttons}`}>
        <Button type="submit" size="xs" loading={pending}>
          {t('form.keep')}
        </Button>
        <Button size="xs" variant="subtle" onClick={close}>
          {t('form.close')}
        </Button>
      </div>
    </form>
  );
}
