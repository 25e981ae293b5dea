/** The id of the input that a path names, and the ids of what stands below it. */
export function idOf(path: string): string {
  return `voyage-${path.replaceAll('.', '-')}`;
}

export function refusalsIdOf(path: string): string {
  return `${idOf(path)}-refused`;
}

/** The reason of a warning of this code. */
export function warningIdOf(code: string): string {
  return `voyage-warning-${code}`;
}

/** The panel of two versions. */
export const CONFLICT_ID = 'voyage-conflict';
