/** What the keyboard does in the rows of a table. */
export type RowDeed = 'move' | 'open' | 'amend' | 'choose' | 'chooseTo' | 'chooseAll';

/** The keys of each, as the sheet lists them; `moveInRows` is what answers to them. */
export const ROW_KEYS: Record<RowDeed, readonly string[]> = {
  move: ['j', 'k', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  open: ['Enter'],
  amend: ['F2', 'Enter'],
  choose: ['Space'],
  chooseTo: ['Shift+Space'],
  chooseAll: ['Mod+A'],
};

/** The deeds of a table, as it names them in its `data-rows`: what is marked on no page is shown on none. */
export const rowDeeds = (chooses: boolean, amends: boolean): RowDeed[] => [
  'move',
  'open',
  ...(amends ? (['amend'] as const) : []),
  ...(chooses ? (['choose', 'chooseTo', 'chooseAll'] as const) : []),
];
