'use server';

import {
  putBackViewAt,
  removeViewAt,
  replaceViewAt,
  saveViewAt,
  type KeptView,
  type TypedView,
} from '@/app/view-acts';

export async function saveLogView(view: TypedView): Promise<string | null> {
  return saveViewAt('voyages', view);
}

export async function replaceLogView(view: TypedView & KeptView): Promise<string | null> {
  return replaceViewAt('voyages', view);
}

export async function removeLogView(view: KeptView): Promise<string | null> {
  return removeViewAt('voyages', view);
}

export async function putBackLogView(view: KeptView): Promise<string | null> {
  return putBackViewAt('voyages', view);
}
