import 'server-only';
import { refusalOf, write, type Transaction } from '@/lib/db';
import { may, type Person } from '@/lib/people/role';
import { done, refused, type Result } from '@/lib/result';
import { canonicalQuery } from './place';
import { NAME_MAX, VIEWS_AT_MOST, type Place, type ViewText } from './view';

async function saved<T>(by: Person, work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> {
  if (!may(by, 'keepViews')) return refused({ reason: 'notAllowed' });
  try {
    return await write(by, null, work);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return refused(refusal);
  }
}

function read(place: Place, { name, shared, query }: ViewText): Result<ViewText> {
  const trimmed = name.trim().replace(/\s+/g, ' ');
  if (trimmed === '') return refused({ reason: 'nameMissing', field: 'name' });
  if ([...trimmed].length > NAME_MAX || /\p{Cc}/u.test(trimmed))
    return refused({ reason: 'nameTooLong', field: 'name', values: { max: NAME_MAX } });
  const canonical = canonicalQuery(place, query);
  if (canonical === null) return refused({ reason: 'viewUnreadable' });
  return done({ name: trimmed, shared, query: canonical });
}

/** Keeps a view under a name that its owner does not use there yet. */
export async function saveView(by: Person, place: Place, text: ViewText): Promise<Result<{ id: number }>> {
  return saved(by, async (tx) => {
    const typed = read(place, text);
    if (!typed.done) return typed;
    const { name, shared, query } = typed.value;
    const [kept] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO saved_view (owner_id, place, name, shared, query)
      SELECT ${by.id}, ${place}, ${name}, ${shared}, ${query}
      WHERE (SELECT count(*) FROM saved_view WHERE owner_id = ${by.id} AND place = ${place}) < ${VIEWS_AT_MOST}
      RETURNING id`;
    return kept ? done(kept) : refused({ reason: 'viewsTooMany', values: { most: VIEWS_AT_MOST } });
  });
}

/** Changes one's own view: its name, what it shows, or who sees it. */
export async function amendView(
  by: Person,
  place: Place,
  id: number,
  { version, ...text }: ViewText & { version: number },
): Promise<Result<null>> {
  return saved(by, async (tx) => {
    const typed = read(place, text);
    if (!typed.done) return typed;
    const { name, shared, query } = typed.value;
    const amended = await tx.$executeRaw`
      UPDATE saved_view SET name = ${name}, shared = ${shared}, query = ${query}
      WHERE id = ${id} AND place = ${place} AND owner_id = ${by.id} AND version = ${version}`;
    return amended === 0 ? refused({ reason: 'viewGone' }) : done(null);
  });
}

/** Removes one's own view; an administrator also removes what others share. */
export async function removeView(by: Person, id: number, version: number): Promise<Result<null>> {
  const others = may(by, 'removeSharedViews');
  return saved(by, async (tx) => {
    const removed = await tx.$executeRaw`
      DELETE FROM saved_view
      WHERE id = ${id} AND version = ${version} AND (owner_id = ${by.id} OR (shared AND ${others}))`;
    return removed === 0 ? refused({ reason: 'viewGone' }) : done(null);
  });
}

/**
 * Puts back a view that this person removed, as it was and for whoever owned it, under an id of its own; not where its
 * owner keeps one of that name by now.
 */
export async function putBackView(by: Person, id: number): Promise<Result<{ id: number }>> {
  return saved(by, async (tx) => {
    const [kept] = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO saved_view (owner_id, place, name, shared, query)
      SELECT before ->> 'owner_id', before ->> 'place', before ->> 'name', (before ->> 'shared')::boolean, before ->> 'query'
      FROM revision r
      WHERE table_name = 'saved_view' AND row_id = ${String(id)} AND action = 'delete' AND actor_id = ${by.id}
        AND EXISTS (SELECT FROM "user" u WHERE u.id = r.before ->> 'owner_id')
        AND (SELECT count(*) FROM saved_view v WHERE v.owner_id = r.before ->> 'owner_id' AND v.place = r.before ->> 'place')
          < ${VIEWS_AT_MOST}
      RETURNING id`;
    return kept ? done(kept) : refused({ reason: 'viewGone' });
  });
}
