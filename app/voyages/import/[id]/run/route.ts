import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { refused } from '@/lib/result';
import { importFile } from '@/lib/voyages/import/commit.mutations';
import { progressing, whoPosts } from '../../answer';

const choice = z.object({ onlyGood: z.boolean() });

/** Imports the file in one transaction, saying how far it is. */
export async function POST(request: Request, { params }: RouteContext<'/voyages/import/[id]/run'>) {
  const by = await whoPosts(request);
  if (by instanceof Response) return by;
  const { id } = await params;
  const body = choice.safeParse(await request.json().catch(() => null));
  return progressing(async (progress) => {
    if (!body.success) return refused({ reason: 'malformed', values: { read: '' } });
    const result = await importFile(by, id, body.data, progress);
    if (result.done) revalidatePath('/', 'layout');
    return result;
  });
}
