/** What a session's User-Agent says in two words; null when it says nothing that we know. */
export type Device = { browser: string; system: string };

// In this order: each later one also occurs in the earlier ones' texts.
const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/YaBrowser\//, 'Yandex Browser'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

export function deviceOf(userAgent: string | null): Device | null {
  const named = (known: [RegExp, string][]) => known.find(([mark]) => mark.test(userAgent ?? ''))?.[1];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  return browser && system ? { browser, system } : null;
}

/** An address in its usual short form; of an IPv6 address only the network is kept, which is what one site shares. */
export function shortAddress(address: string | null): string | null {
  if (!address?.includes(':')) return address || null;
  if (!URL.canParse(`http://[${address}]`)) return address;
  return `${new URL(`http://[${address}]`).hostname.slice(1, -1)}/64`;
}
