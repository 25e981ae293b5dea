import type { EntryActions } from '@/components/voyages/form/entry';
import * as actions from './actions';

/** What the form of a voyage may do, for a new one and for amending one. */
export const entryActions: EntryActions = {
  log: actions.logVoyage,
  amend: actions.amendVoyage,
  propose: actions.proposeVoyages,
  open: actions.openVoyage,
  weigh: actions.weighVoyage,
  last: actions.lastVoyage,
  vessels: actions.vesselsToChoose,
  createVessel: actions.createVessel,
  createCompany: actions.createCompany,
};
