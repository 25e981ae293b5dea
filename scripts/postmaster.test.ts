import { describe, expect, it } from 'vitest';
import { pidFileIsStale } from './postmaster.mjs';

const file = { pid: 4711, startedAt: 1_790_000_000, port: 5433 };
const lives = () => 'born';

describe('postmaster.pid', () => {
  it('holds while that server lives', () => {
    expect(pidFileIsStale(file, { birth: lives, program: () => 'postgres' })).toBe(false);
  });

  it('is stale when the process is gone', () => {
    expect(pidFileIsStale(file, { birth: () => null, program: () => null })).toBe(true);
  });

  it('is stale when the number now belongs to another program', () => {
    expect(pidFileIsStale(file, { birth: lives, program: () => 'firefox' })).toBe(true);
  });

  it('is believed where the system does not tell the name of a program', () => {
    expect(pidFileIsStale(file, { birth: lives, program: () => null })).toBe(false);
  });

  it('is stale when there is none', () => {
    expect(pidFileIsStale(null)).toBe(true);
  });
});
