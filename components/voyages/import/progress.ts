import type { Result } from '@/lib/result';

/** Posts and listens: lines of progress, then the result. A connection that breaks is a refusal like any other. */
export async function post<T>(
  url: string,
  body: unknown,
  progress: (done: number) => void,
): Promise<Result<T>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    if (response.headers.get('content-type')?.includes('application/json'))
      return (await response.json()) as Result<T>;
    if (!response.ok || !response.body) return { done: false, refusals: [{ reason: 'serverUnreachable' }] };
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const said = JSON.parse(line) as { progress?: number; result?: Result<T> };
        if (said.result) return said.result;
        if (said.progress !== undefined) progress(said.progress);
      }
    }
  } catch {
    // Said below: the browser has its own words for it.
  }
  return { done: false, refusals: [{ reason: 'serverUnreachable' }] };
}
