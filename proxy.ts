import { NextResponse, type NextRequest } from 'next/server';

/**
 * A convenience, never a guard: a browser without a session cookie is sent to the sign-in page, which then leads back
 * to what was asked for. Who may see what is decided in lib, by what the database says.
 */
export function proxy(request: NextRequest): NextResponse {
  // Actions answer for themselves: a redirect would lose what was typed.
  if (request.method !== 'GET') return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  const to = new URL('/sign-in', request.url);
  if (pathname !== '/') to.searchParams.set('said', 'ended');
  if (pathname + search !== '/') to.searchParams.set('next', pathname + search);
  return NextResponse.redirect(to);
}

export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/|sign-in|voyages/[^/]+/papers|.*\\.[a-z0-9]+$).*)',
      // Both names of the cookie, over http and over https; with either of them nothing runs here at all.
      missing: [
        { type: 'cookie', key: 'caspian.session_token' },
        { type: 'cookie', key: '__Secure-caspian.session_token' },
      ],
    },
  ],
};
