'use client';

import { Modal } from '@mantine/core';
import classes from './people.module.css';

type DialogProps = {
  opened: boolean;
  close: () => void;
  title: string;
  closeLabel: string;
  children: React.ReactNode;
};

/** There at once and gone at once, as the other dialogs are. */
const AT_ONCE = { duration: 0, exitDuration: 0 };

/** A modal with a plain head: Mantine's own is a `header`, which would be a second banner on the page. */
export function Dialog({ opened, close, title, closeLabel, children }: DialogProps) {
  return (
    <Modal.Root opened={opened} onClose={close} transitionProps={AT_ONCE}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.dialogHead}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
