/** The history of one voyage as plain facts to be worded: what was saved, by whom, when, why. Pure. */

/** One changed value. `from`/`to` are printed; null is a gap. Of kind `key` they are keys to be worded (enum values). */
export interface Change {
  noun: 'voyage' | 'lot' | 'event' | 'delay' | 'act' | 'warning';
  action: 'added' | 'changed' | 'removed';
  /** Which one of its kind: the lot's number, the event's name, the delay's reason, the act's kind, the warning's code. */
  which: string | null;
  /** A field's name as in VoyageText: `blTonnes`, `vessel`, `actual`, … */
  field: string;
  kind: 'text' | 'key';
  from: string | null;
  to: string | null;
}

/** Everything saved together. */
export interface SavedChange {
  at: Date;
  by: string;
  reason: string | null;
  changes: Change[];
}
