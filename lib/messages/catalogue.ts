import board from './en/board.json';
import chartFiles from './en/chart-files.json';
import conflict from './en/conflict.json';
import entryFile from './en/entry-file.json';
import evidence from './en/evidence.json';
import figures from './en/figures.json';
import frame from './en/frame.json';
import imports from './en/import.json';
import known from './en/known.json';
import log from './en/log.json';
import onward from './en/onward.json';
import operations from './en/operations.json';
import people from './en/people.json';
import programme from './en/programme.json';
import refusals from './en/refusals.json';
import registry from './en/registry.json';
import views from './en/views.json';
import voyages from './en/voyages.json';

/** Every text on screen, by noun. A further language is a further folder of the same files. */
export const messages = {
  board,
  chartFiles,
  conflict,
  entryFile,
  evidence,
  figures,
  frame,
  import: imports,
  known,
  log,
  onward,
  operations,
  people,
  programme,
  refusals,
  registry,
  views,
  voyages,
};
