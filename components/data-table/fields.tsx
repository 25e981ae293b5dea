import { useId, type ComponentProps, type ReactNode } from 'react';
import classes from './fields.module.css';

/** The browser's own controls: a filter row needs no more, and every page with a table would carry the weight. */

type TextFieldProps = Omit<ComponentProps<'input'>, 'size'> & { label: string; error?: string };

/** One line of text; the label is for readers of the screen, the placeholder for everybody else. */
export function TextField({ label, error, className, ...input }: TextFieldProps) {
  const message = useId();
  return (
    <span className={className}>
      <input
        {...input}
        className={classes.control}
        aria-label={label}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : message}
      />
      {error !== undefined && (
        <span id={message} role="alert" className={classes.error}>
          {error}
        </span>
      )}
    </span>
  );
}

interface ChoiceFieldProps {
  name: string;
  label: string;
  /** Without it the label is not seen: the first option then says what is chosen here. */
  labelled?: boolean;
  className?: string;
  value: string;
  /** `idle`: says something and cannot be chosen. */
  options: { value: string; label: string; idle?: boolean }[];
  onChoose: (value: string) => void;
  /** Somebody turns to the field: the time to fetch what it offers. */
  onWanted?: () => void;
}

/** One of some. */
export function ChoiceField({
  name,
  label,
  labelled,
  className,
  value,
  options,
  onChoose,
  onWanted,
}: ChoiceFieldProps) {
  return (
    <label className={className}>
      {labelled && <span className={classes.label}>{label}</span>}
      <select
        name={name}
        className={classes.control}
        aria-label={labelled ? undefined : label}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
        onFocus={onWanted}
        onPointerEnter={onWanted}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.idle}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

type TickProps = Omit<ComponentProps<'input'>, 'type' | 'onChange'> & {
  label: ReactNode;
  hint?: string;
  onTick: (ticked: boolean) => void;
};

/** Yes or no. */
export function Tick({ label, hint, onTick, ...input }: TickProps) {
  const id = useId();
  return (
    <span className={classes.tick}>
      <input
        {...input}
        id={id}
        type="checkbox"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onTick(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </span>
  );
}
