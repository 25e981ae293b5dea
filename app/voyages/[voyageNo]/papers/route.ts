import { answer } from '@/app/answer';
import { isFromOurPages } from '@/app/same-origin';
import { readAtMost } from '@/lib/counted-body';
import { readPaperFacts } from '@/lib/evidence/input';
import { keepPaper, tooLarge } from '@/lib/evidence/mutations';
import { PAPER_MAX_SIZE } from '@/lib/evidence/paper';
import { may } from '@/lib/people/role';
import { refused, type Result } from '@/lib/result';
import { whoIs } from '@/lib/session';
import { voyageNoOf } from './address';

type Context = { params: Promise<{ voyageNo: string }> };
type Answer = Result<{ id: number }>;

const STATUS: Record<string, number> = {
  otherSite: 403,
  notSignedIn: 401,
  notAllowed: 403,
  voyageUnknown: 404,
  voyageClosed: 409,
  paperThere: 409,
  paperTooLarge: 413,
  paperTypeUnknown: 415,
  databaseUnreachable: 503,
};

/**
 * Keeps a paper: the body is the file itself, the address says what it is (`kind`, `about`, `name`). Answers a
 * `Result`. Who may not, and what is too large, is refused before the file is read.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const voyageNo = voyageNoOf((await params).voyageNo);
  const result = await answer(() => keep(request, voyageNo));
  const status = result.done ? 201 : (STATUS[result.refusals[0]?.reason ?? ''] ?? 422);
  return Response.json(result, { status, headers: { 'cache-control': 'no-store' } });
}

async function keep(request: Request, voyageNo: string): Promise<Answer> {
  if (!isFromOurPages(request.headers)) return refused({ reason: 'otherSite' });
  const by = await whoIs(request.headers);
  if (!by) return refused({ reason: 'notSignedIn' });
  if (!may(by, 'keepEvidence')) return refused({ reason: 'notAllowed' });
  const facts = readPaperFacts(new URL(request.url).searchParams);
  if (!facts.done) return facts;
  const { name } = facts.value;
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > PAPER_MAX_SIZE) return tooLarge(name, announced);
  const bytes = await readAtMost(request.body, PAPER_MAX_SIZE);
  return bytes ? keepPaper(by, voyageNo, { ...facts.value, bytes }) : tooLarge(name, null);
}
