'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import classes from './modal.module.css';

interface ModalProps {
  open: boolean;
  /** The id of its heading. */
  labelledBy: string;
  /** However it is closed, by Escape too. */
  close: () => void;
  children: ReactNode;
}

/** What is asked over the page, before something is done. */
export function Modal({ open, labelledBy, close, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} className={classes.modal} aria-labelledby={labelledBy} onClose={close}>
      {children}
    </dialog>
  );
}
