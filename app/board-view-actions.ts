'use server';

import { namedScenario } from '@/lib/progress/scenario';
import { viewsFor } from '@/lib/views/queries';
import type { SavedView } from '@/lib/views/view';
import { signedIn } from './signed-in';
import {
  putBackViewAt,
  removeViewAt,
  replaceViewAt,
  saveViewAt,
  type KeptView,
  type TypedView,
} from './view-acts';

/** A scenario is kept, and printed, under the name of its view. */
const named = (view: TypedView): TypedView => ({
  ...view,
  query: namedScenario(String(view.query), String(view.name)),
});

export async function boardViews(): Promise<SavedView[]> {
  return viewsFor(await signedIn(), 'board');
}

export async function saveBoardView(view: TypedView): Promise<string | null> {
  return saveViewAt('board', named(view));
}

export async function replaceBoardView(view: TypedView & KeptView): Promise<string | null> {
  return replaceViewAt('board', { ...view, ...named(view) });
}

export async function removeBoardView(view: KeptView): Promise<string | null> {
  return removeViewAt('board', view);
}

export async function putBackBoardView(view: KeptView): Promise<string | null> {
  return putBackViewAt('board', view);
}
