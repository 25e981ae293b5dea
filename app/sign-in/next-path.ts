const HERE = 'http://here.invalid';

/** Where to go after signing in: a path of this site that was asked for, else the board. Anything else is ignored. */
export function nextPath(asked: unknown): string {
  if (typeof asked !== 'string' || !/^\/(?![/\\])/.test(asked)) return '/';
  if (!URL.canParse(asked, HERE)) return '/';
  const url = new URL(asked, HERE);
  if (url.origin !== HERE || /^\/(sign-in|api)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
