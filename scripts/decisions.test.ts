import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isIngredient } from './build.mjs';
import { systemChromium } from './chromium.mjs';
import { demonstrationPlan } from './demonstration.mjs';
import { fingerprint } from './fingerprint.mjs';
import { installNeeded } from './install.mjs';
import { compareMigrations } from './migrate.mjs';
import { accountsIn } from './seed.mjs';
import { readSettings } from './settings.mjs';
import { newSetupCode, setupCodeHash } from './setup-code.mjs';
import { closingLine, playwrightResult, vitestResult } from './test-report.mjs';

describe('npm ci', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/next': { version: '16.4.6' },
      'node_modules/@next/swc-darwin-arm64': { version: '16.4.6', optional: true },
    },
  };

  it('runs on a fresh clone', () => {
    expect(installNeeded(wanted, null)).toBe(true);
  });

  it('does not run for binaries of other systems', () => {
    expect(installNeeded(wanted, { packages: { 'node_modules/next': { version: '16.4.6' } } })).toBe(false);
  });

  it('runs when a version differs or a package is missing', () => {
    expect(installNeeded(wanted, { packages: { 'node_modules/next': { version: '16.4.5' } } })).toBe(true);
    expect(installNeeded(wanted, { packages: {} })).toBe(true);
  });
});

describe('the build stamp', () => {
  let base: string;
  beforeEach(() => {
    base = mkdtempSync(path.join(tmpdir(), 'stamp-'));
    mkdirSync(path.join(base, 'app/voyages'), { recursive: true });
    writeFileSync(path.join(base, 'app/voyages/page.tsx'), 'one');
    writeFileSync(path.join(base, 'next.config.mjs'), 'two');
  });
  afterEach(() => rmSync(base, { recursive: true }));
  const stamp = () => fingerprint(['app', 'next.config.mjs', 'public'], isIngredient, base);

  it('stays while the sources stay', () => {
    expect(stamp()).toBe(stamp());
  });

  it('changes with a content, a name, a new file', () => {
    const stamps = [stamp()];
    writeFileSync(path.join(base, 'app/voyages/page.tsx'), 'other');
    stamps.push(stamp());
    writeFileSync(path.join(base, 'app/voyages/loading.tsx'), '');
    stamps.push(stamp());
    rmSync(path.join(base, 'app/voyages/loading.tsx'));
    writeFileSync(path.join(base, 'app/loading.tsx'), '');
    stamps.push(stamp());
    expect(new Set(stamps).size).toBe(4);
  });

  it('does not change with a test', () => {
    const before = stamp();
    writeFileSync(path.join(base, 'app/voyages/page.test.tsx'), 'test');
    expect(stamp()).toBe(before);
  });
});

describe('migrations', () => {
  const disk = [
    { name: '1_first', checksum: 'a' },
    { name: '2_second', checksum: 'b' },
  ];
  const row = (migration_name: string, checksum: string, finished = true, rolledBack = false) => ({
    migration_name,
    checksum,
    finished_at: finished ? new Date(0) : null,
    rolled_back_at: rolledBack ? new Date(0) : null,
  });

  it('are done when all are applied as they stand', () => {
    expect(compareMigrations(disk, [row('1_first', 'a'), row('2_second', 'b')])).toEqual({
      pending: [],
      changed: [],
      unknown: [],
    });
  });

  it('are pending when new, unfinished or rolled back', () => {
    expect(compareMigrations(disk, []).pending).toEqual(['1_first', '2_second']);
    expect(compareMigrations(disk, [row('1_first', 'a'), row('2_second', 'b', false)]).pending).toEqual([
      '2_second',
    ]);
    expect(compareMigrations(disk, [row('1_first', 'a', true, true), row('2_second', 'b')]).pending).toEqual([
      '1_first',
    ]);
  });

  it('are refused when edited afterwards or unknown to this version', () => {
    expect(compareMigrations(disk, [row('1_first', 'other')]).changed).toEqual(['1_first']);
    expect(compareMigrations(disk, [row('3_newer', 'c')]).unknown).toEqual(['3_newer']);
  });
});

describe('the demonstration', () => {
  const own = { embedded: true, fresh: false, unused: false };
  const foreign = { embedded: false, fresh: true, unused: true };
  const asked = { empty: false, demo: false };

  it('comes into a new database of our own, unless it shall be empty', () => {
    expect(demonstrationPlan({ ...own, fresh: true, unused: true }, asked)).toBe('load');
    expect(demonstrationPlan({ ...own, fresh: true, unused: true }, { ...asked, empty: true })).toBe('none');
  });

  it('comes into one of our own that was migrated before the first start', () => {
    expect(demonstrationPlan({ ...own, unused: true }, asked)).toBe('load');
    expect(demonstrationPlan({ ...own, unused: true, demo: 'none' }, asked)).toBe('none');
  });

  it('never extends an existing database', () => {
    expect(demonstrationPlan({ ...own, demo: 'done' }, asked)).toBe('keep');
    expect(demonstrationPlan({ ...own, demo: 'none' }, asked)).toBe('none');
    expect(demonstrationPlan({ ...own, demo: 'removed' }, asked)).toBe('none');
    expect(demonstrationPlan({ ...own, demo: 'none' }, { ...asked, demo: true })).toBe('refuse');
  });

  it('begins again when it was interrupted', () => {
    expect(demonstrationPlan({ ...own, demo: 'loading' }, asked)).toBe('again');
  });

  it('comes into a foreign database only when asked for, and only while nobody uses it', () => {
    expect(demonstrationPlan(foreign, asked)).toBe('none');
    expect(demonstrationPlan(foreign, { ...asked, demo: true })).toBe('load');
    expect(demonstrationPlan({ ...foreign, unused: false }, { ...asked, demo: true })).toBe('refuse');
  });

  it('tells its accounts in its last line', () => {
    const account = { email: 'a@b', password: 'p', role: 'viewer' };
    expect(accountsIn(`2023\n2024\n${JSON.stringify({ accounts: [account] })}\n`)).toEqual([account]);
    expect(accountsIn('nothing to do\n')).toEqual([]);
  });
});

describe('settings', () => {
  it('follow PORT in the public address, which loses its last slash', () => {
    expect(readSettings([], {} as NodeJS.ProcessEnv)).toMatchObject({
      port: 3000,
      publicUrl: 'http://localhost:3000',
    });
    expect(readSettings([], { PORT: '4000' } as unknown as NodeJS.ProcessEnv).publicUrl).toBe(
      'http://localhost:4000',
    );
    const behindProxy = { PUBLIC_URL: 'https://lift.example/' } as unknown as NodeJS.ProcessEnv;
    expect(readSettings([], behindProxy).publicUrl).toBe('https://lift.example');
  });

  it.each(['0', '65536', '30x', '1.5'])('refuse %s as a port', (PORT) => {
    expect(() => readSettings([], { PORT } as unknown as NodeJS.ProcessEnv)).toThrow(
      /PORT must be a whole number/,
    );
  });

  it('refuse options that are unknown or contradict each other', () => {
    expect(() => readSettings(['--emtpy'], {} as NodeJS.ProcessEnv)).toThrow(/--emtpy/);
    expect(() => readSettings(['--empty', '--demo'], {} as NodeJS.ProcessEnv)).toThrow(/contradict/);
  });
});

describe('the setup code', () => {
  it('is typed without doubt and never the same', () => {
    expect(newSetupCode()).toMatch(/^([A-HJ-NP-TV-Z2-9]{4}-){3}[A-HJ-NP-TV-Z2-9]{4}$/);
    expect(newSetupCode()).not.toBe(newSetupCode());
  });

  it('is stored as its SHA-256', () => {
    expect(setupCodeHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('the count of the tests', () => {
  it('adds up in the closing line', () => {
    expect(
      closingLine([
        { passed: 1, failed: 0 },
        { passed: 40, failed: 2 },
      ]),
    ).toBe('41 passed, 2 failed');
  });

  it('takes a run without a result, or with a file that cannot be loaded, for a failure', () => {
    expect(vitestResult({ code: 1, output: '' }, null).failed).toBe(1);
    expect(vitestResult({ code: 1, output: '' }, { numPassedTests: 5, numFailedTests: 0 }).failed).toBe(1);
    expect(vitestResult({ code: 0, output: '' }, { numPassedTests: 0, numFailedTests: 0 }).failed).toBe(1);
    expect(vitestResult({ code: 0, output: '' }, { numPassedTests: 5, numFailedTests: 0 }).failed).toBe(0);
  });

  it('takes a story that passed at the second try for a failure', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1 } };
    expect(playwrightResult({ code: 1, output: '' }, report)).toMatchObject({ passed: 7, failed: 2 });
  });
});

describe('Chromium', () => {
  it('is the one that is named, else the one of the system', () => {
    const env = { CHROMIUM: '/opt/chromium' } as unknown as NodeJS.ProcessEnv;
    expect(systemChromium(env, () => true)).toBe('/opt/chromium');
    expect(systemChromium({} as NodeJS.ProcessEnv, (file) => file === '/usr/bin/google-chrome')).toBe(
      '/usr/bin/google-chrome',
    );
    expect(systemChromium({} as NodeJS.ProcessEnv, () => false)).toBeNull();
  });
});
