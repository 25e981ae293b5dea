import { defineConfig, globalIgnores } from 'eslint/config';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTs from 'eslint-config-next/typescript';
import boundaries from 'eslint-plugin-boundaries';

/** The import rules of the house; each message says where the code belongs instead. */

/** Which other nouns a noun may import. All may import the roles, from lib/people/role.ts. */
const nounsBelow = {
  registry: ['targets'],
  targets: [],
  people: [],
  voyages: ['registry'],
  evidence: ['voyages'],
  views: ['voyages', 'progress'],
  programme: ['registry', 'voyages'],
  progress: ['registry', 'voyages', 'targets', 'programme'],
  figures: ['targets', 'progress'],
  onward: ['registry', 'voyages', 'targets', 'progress'],
};
const nouns = Object.keys(nounsBelow);

/** Files of lib that talk to the database or hold secrets. */
const serverFiles = ['lib/{db,env,session,auth}.ts', 'lib/**/{*.,}{queries,mutations}.ts'];

const files = [
  { category: 'app', pattern: '{app/**,proxy.ts,instrumentation.ts}' },
  { category: 'component', pattern: 'components/**' },
  { category: 'plain-component', pattern: 'components/{data-table,charts}/**' },
  { category: 'noun-component', pattern: `components/{${nouns.join(',')}}/**` },
  { category: 'lib', pattern: 'lib/**' },
  ...nouns.map((noun) => ({ category: `noun-${noun}`, pattern: `lib/${noun}/**` })),
  { category: 'role', pattern: 'lib/people/role.ts' },
  { category: 'server', pattern: serverFiles },
  { category: 'database', pattern: 'lib/db.ts' },
  { category: 'prisma-client', pattern: 'prisma/generated/{client,internal/**}.ts' },
  { category: 'prisma', pattern: 'prisma/**' },
  { category: 'seed', pattern: ['prisma/*.ts', 'prisma/seed/**'] },
  { category: 'script', pattern: 'scripts/**' },
  { category: 'test', pattern: ['**/*.test.{ts,tsx}', 'e2e/**', 'lib/testing/**'] },
  { category: 'client-user', pattern: [...serverFiles, 'prisma/*.ts', 'prisma/seed/**', 'scripts/**'] },
];

/** @param {string | string[]} categories */
const ofKind = (categories) => ({ file: { categories } });
const but = (kind, ...others) => ({ file: { categories: { anyOf: [kind].flat(), noneOf: others } } });

const policies = [
  {
    from: but(['component', 'lib', 'prisma', 'script', 'test']),
    disallow: { to: ofKind('app') },
    message:
      'Nobody imports app. What a screen and others share belongs in lib (what is true) or components (what is seen); an action reaches a component as a prop.',
  },
  {
    from: but('lib', 'test'),
    disallow: { to: ofKind(['component', 'script']) },
    message: 'lib knows no screen: pass plain values up, and let app hand them to the component.',
  },
  {
    from: but(['app', 'component', 'lib'], 'client-user', 'test'),
    disallow: { to: ofKind(['prisma-client', 'database']) },
    message:
      "Only db.ts, session.ts, queries.ts, mutations.ts, the seed and test fixtures touch the Prisma client. Put the read into the noun's queries.ts, the write into its mutations.ts.",
  },
  {
    from: but('component', 'test'),
    // The type of a row may come from queries.ts: it is gone before the browser sees it.
    disallow: { to: ofKind(['server', 'prisma', 'script']), dependency: { kind: 'value' } },
    message:
      'Components never fetch: app asks queries.ts and hands values and actions down as props. Types and rules come from the client-safe files of lib (voyage.ts, input.ts, filter.ts, …).',
  },
  {
    from: ofKind('plain-component'),
    disallow: {
      to: { file: { categories: ['noun-component', ...nouns.map((noun) => `noun-${noun}`)] } },
    },
    message:
      "data-table and charts know no noun: pass columns, rows and texts in as props, and keep the noun's part in components/<noun>/.",
  },
  ...nouns.map((noun) => ({
    from: but(`noun-${noun}`, 'test'),
    disallow: {
      to: but(
        nouns
          .filter((other) => other !== noun && !nounsBelow[noun].includes(other))
          .map((other) => `noun-${other}`),
        'role',
      ),
    },
    message: `lib/${noun} may import ${nounsBelow[noun].map((other) => `lib/${other}`).join(', ') || 'no other noun'} (and lib/people/role.ts). What both need belongs in the noun below, or beside the nouns in lib/ when it is none of theirs.`,
  })),
];

/** Names that say nothing about what is inside. */
const vagueFiles = [
  '**/index.{ts,tsx,mjs}',
  '**/{utils,helpers,common,misc}{,.ts,.tsx,.mjs}',
  '**/{utils,helpers,common,misc}/**',
];

export default defineConfig([
  globalIgnores([
    '.next/',
    '.data/',
    '.cache/',
    'prisma/generated/',
    'test-results/',
    'playwright-report/',
    'next-env.d.ts',
  ]),
  ...nextVitals,
  ...nextTs,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { boundaries },
    settings: {
      'boundaries/files': files,
      'boundaries/include': ['{app,components,lib,prisma,scripts,e2e}/**/*.{ts,tsx,mjs}', '*.ts'],
      'import/resolver': { typescript: { alwaysTryTypes: true } },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'allow', policies }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      'import/no-anonymous-default-export': 'off', // configurations are named by their file
    },
  },
  {
    files: ['e2e/**', 'scripts/**', 'prisma/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' }, // Playwright's use() is no hook
  },
  {
    files: ['lib/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                'react',
                'react/*',
                'react-dom',
                'react-dom/*',
                'next',
                'next/*',
                '@mantine/*',
                'recharts',
              ],
              message:
                'lib imports neither React nor next/*: what needs them belongs in app (the edge) or components (what is seen). Headers come in as an argument.',
            },
          ],
        },
      ],
    },
  },
  {
    files: vagueFiles,
    ignores: ['node_modules/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Program',
          message:
            'No barrels and no utils, helpers, common or misc: name the file after what it knows, and import it by that name.',
        },
      ],
    },
  },
]);
