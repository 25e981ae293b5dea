// Adds lock entries for optional platform packages that the registry in use does not serve,
// so that `npm ci` accepts the lock here and a Mac or Windows user still gets their binaries.
import fs from 'node:fs';
const file = 'package-lock.json',
  lock = JSON.parse(fs.readFileSync(file, 'utf8')),
  P = lock.packages;
const OS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
  aix: 'aix',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  sunos: 'sunos',
};
const CPU = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  'arm-gnueabihf': 'arm',
  'arm-musleabihf': 'arm',
  'arm-eabi': 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
  wasm32: 'wasm32',
};
let n = 0;
for (const [where, meta] of Object.entries(P))
  for (const [name, version] of Object.entries(meta.optionalDependencies ?? {})) {
    let at = where,
      found = false;
    for (;;) {
      if (P[(at ? at + '/' : '') + 'node_modules/' + name]) {
        found = true;
        break;
      }
      if (!at) break;
      const i = at.lastIndexOf('node_modules/');
      at = at.slice(0, Math.max(0, i - 1));
    }
    if (found || !/^\d/.test(version)) {
      if (!found) console.log('skipped', name, version);
      continue;
    }
    const os = Object.keys(OS).find((k) => name.includes(k)),
      cpu = Object.keys(CPU)
        .sort((a, b) => b.length - a.length)
        .find((k) => name.includes(k));
    P['node_modules/' + name] = {
      version,
      ...(cpu && { cpu: [CPU[cpu]] }),
      dev: meta.dev,
      optional: true,
      ...(os && { os: [OS[os]] }),
    };
    n++;
  }
lock.packages = Object.fromEntries(Object.entries(P).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
fs.writeFileSync(file, JSON.stringify(lock, null, 2) + '\n');
console.log('added', n);
