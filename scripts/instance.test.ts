import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { birthOf, isAlive, readHolder, takeLock } from './instance.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
  file = path.join(folder, 'instance.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const holderFile = (content: object) => writeFileSync(file, JSON.stringify(content));

describe('the lock on the data', () => {
  it('tells a second comer who holds it and where that one answers', () => {
    expect(takeLock(file, { address: 'http://localhost:3000' }).held).toBe(true);
    const second = takeLock(file, { address: 'http://localhost:4000' });
    expect(second).toMatchObject({
      held: false,
      holder: { pid: process.pid, address: 'http://localhost:3000' },
    });
  });

  it('is free again after its release', () => {
    const first = takeLock(file);
    if (first.held) first.release();
    expect(takeLock(file).held).toBe(true);
  });

  it('is not held by a process that has died', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    holderFile({ pid, birth: 'earlier', since: '' });
    expect(takeLock(file).held).toBe(true);
    expect(readHolder(file)?.pid).toBe(process.pid);
  });

  it('is not held by another program that was given the same process number', () => {
    holderFile({ pid: process.pid, birth: 'the birth of an earlier process', since: '' });
    expect(takeLock(file).held).toBe(true);
  });

  it('is not held by half a file, as a power cut leaves it', () => {
    writeFileSync(file, '{"pid": 1');
    expect(takeLock(file).held).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
  });

  it('leaves nothing else behind', () => {
    holderFile({ pid: process.pid, birth: 'stale', since: '' });
    takeLock(file);
    takeLock(file);
    expect(readdirSync(folder)).toEqual(['instance.json']);
  });

  it('does not release what another process holds', () => {
    const mine = takeLock(file);
    holderFile({ pid: process.ppid, birth: birthOf(process.ppid), since: '' });
    if (mine.held) mine.release();
    expect(readHolder(file)?.pid).toBe(process.ppid);
  });
});

describe('whether a holder lives', () => {
  it('is decided by number and birth together', () => {
    const holder = { pid: 7, birth: 'monday', since: '' };
    expect(isAlive(holder, () => 'monday')).toBe(true);
    expect(isAlive(holder, () => 'tuesday')).toBe(false);
    expect(isAlive(holder, () => null)).toBe(false);
    expect(isAlive(null)).toBe(false);
  });

  it('gives this process a birth that stays the same', () => {
    expect(birthOf(process.pid)).toBeTruthy();
    expect(birthOf(process.pid)).toBe(birthOf(process.pid));
  });
});
