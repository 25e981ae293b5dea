import 'server-only';
import { env } from '@/lib/env';

/**
 * Whether a request that writes comes from a page of ours: its Origin is PUBLIC_URL, or the very host it was sent to.
 * Browsers always send an Origin with a POST; without one it is refused. Actions have this check built in, route
 * handlers do not.
 */
export function isFromOurPages(headers: Headers): boolean {
  const origin = headers.get('origin');
  if (!origin || !URL.canParse(origin)) return false;
  return origin === new URL(env().PUBLIC_URL).origin || new URL(origin).host === headers.get('host');
}
