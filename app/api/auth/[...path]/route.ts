import { answerAuth } from '@/lib/session';

/** Sign-in and sign-out for programs; what else better-auth offers stays closed. */
export function POST(request: Request): Promise<Response> {
  return answerAuth(request);
}
