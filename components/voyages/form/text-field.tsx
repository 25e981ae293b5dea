'use client';

import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { useField, useRefusalsOf } from './draft-context';
import { FieldRefusals } from './field-refusals';
import { idOf, refusalsIdOf } from './paths';
import classes from './form.module.css';

export interface FieldProps {
  path: string;
  label: string;
  hint?: string;
  disabled?: boolean;
}

type InputProps = Omit<ComponentPropsWithoutRef<'input'>, 'value' | 'onChange' | 'id'>;

/** The bare input of a path: its value, its refusals told to assistive technology. */
export function PathInput({ path, className, ...rest }: { path: string } & InputProps) {
  const [value, set] = useField(path);
  const wrong = useRefusalsOf(path).length > 0;
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      id={idOf(path)}
      className={className ?? classes.input}
      value={value}
      onChange={(event) => set(event.currentTarget.value)}
      aria-invalid={wrong || undefined}
      aria-describedby={wrong ? refusalsIdOf(path) : undefined}
    />
  );
}

/** A label, an input, what was read of it and what is wrong with it. */
export function TextField({
  path,
  label,
  hint,
  children,
  ...rest
}: FieldProps & InputProps & { children?: ReactNode }) {
  return (
    <div className={classes.field}>
      <label className={classes.label} htmlFor={idOf(path)}>
        {label}
      </label>
      <PathInput path={path} placeholder={hint} {...rest} />
      <FieldRefusals path={path} />
      {children}
    </div>
  );
}
