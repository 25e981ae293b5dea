import { z } from 'zod';
import { refused } from '@/lib/result';
import { FIELDS } from '@/lib/voyages/import/fields';
import { correct, tryFile, type Correction } from '@/lib/voyages/import/stage.mutations';
import { progressing, whoPosts } from '../../answer';

const correction = z.object({
  fields: z
    .array(z.enum(['', ...FIELDS] as ['', ...typeof FIELDS]))
    .max(200)
    .optional(),
  conventions: z
    .array(
      z
        .object({
          decimal: z.enum(['.', ',']).nullable(),
          order: z.enum(['dmy', 'mdy']).nullable(),
          blank: z.enum(['above', 'gap']).nullish(),
        })
        .nullable(),
    )
    .max(200)
    .optional(),
  cells: z
    .array(
      z.object({
        row: z.int().min(1).max(1_000_000),
        column: z.int().min(0).max(199),
        text: z.string().max(8000),
      }),
    )
    .max(1000)
    .optional(),
  everywhere: z
    .object({
      column: z.int().min(0).max(199),
      read: z.string().min(1).max(8000),
      text: z.string().max(8000),
    })
    .optional(),
  warningReason: z.string().max(1000).optional(),
});

/** Keeps a correction and tries the file out again, saying how far it is. */
export async function POST(request: Request, { params }: RouteContext<'/voyages/import/[id]/trial'>) {
  const by = await whoPosts(request);
  if (by instanceof Response) return by;
  const { id } = await params;
  const body = correction.safeParse(await request.json().catch(() => null));
  return progressing(async (progress) => {
    if (!body.success) return refused({ reason: 'malformed', values: { read: '' } });
    const corrected = await correct(by, id, body.data as Correction);
    return corrected.done ? tryFile(by, id, progress) : corrected;
  });
}
