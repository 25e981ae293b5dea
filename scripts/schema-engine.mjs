#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine` program: speaks the same JSON-RPC on stdin/stdout,
// answered by @prisma/schema-engine-wasm over @prisma/adapter-pg.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

// Node 20 cannot `import` a .wasm file, so load it by hand.
const wasmFile = join(
  dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')),
  'schema_engine_bg.wasm',
);
const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), { './schema_engine_bg.js': glue });
let panicMessage = '';
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (m) => {
    panicMessage = m;
    if (process.env.SE_DEBUG) console.error('PANIC', m);
  },
};
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start?.();
const { SchemaEngine, version } = glue;

const argv = process.argv.slice(2);
if (argv.includes('--version')) {
  console.log(`schema-engine-cli ${version()}`);
  process.exit(0);
}
const { values: args, positionals } = parseArgs({
  args: argv,
  strict: false,
  allowPositionals: true,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
});
const url = JSON.parse(args.datasource ?? '{}').url || process.env.DATABASE_URL;
const datamodels = args.datamodels?.map((f) => [f, readFileSync(f, 'utf8')]);
const warn = (m) =>
  process.stderr.write(JSON.stringify({ level: 'ERROR', fields: { message: String(m) } }) + '\n');

// Three repairs to @prisma/adapter-pg, which the CLI itself never uses for migrations:
//  1. it does not know the catalogue type "char" (OID 18), which the describer reads;
//  2. its executeScript() splits on every ";" (breaks $$ bodies and quoted ";") -> one simple-protocol query;
//  3. its connectToShadowDb() is overridden by a connection string, so the "shadow" would be the real database.
async function open(connectionString, onDispose) {
  const pool = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0 }); // one session: it holds the advisory lock
  pool.on('error', () => {});
  const adapter = await new PrismaPg(pool).connect();
  const { queryRaw, performIO } = adapter;
  adapter.queryRaw = async (query) => {
    const chars = [];
    const self = Object.create(adapter, {
      performIO: {
        value: async (q) => {
          const r = await performIO.call(adapter, q);
          r.fields.forEach((f, i) => {
            if (f.dataTypeID === 18) {
              chars.push(i);
              f.dataTypeID = 25;
            }
          });
          return r;
        },
      },
    });
    const set = await queryRaw.call(self, query);
    for (const i of chars) set.columnTypes[i] = ColumnTypeEnum.Character;
    return set;
  };
  adapter.executeScript = async (sql) => {
    try {
      await pool.query(sql);
    } catch (e) {
      adapter.onError(e);
    }
  };
  adapter.dispose = async () => {
    await pool.end();
    await onDispose?.();
  };
  return adapter;
}
const inDatabase = (u, name) => {
  const x = new URL(u);
  x.pathname = `/${name}`;
  return x.href;
};
async function admin(u, sql) {
  const c = new pg.Client({ connectionString: inDatabase(u, 'postgres') });
  await c.connect();
  try {
    await c.query(sql);
  } finally {
    await c.end();
  }
}
const factory = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: () => open(url || 'postgresql://127.0.0.1:1/none'),
  async connectToShadowDb() {
    const shadowUrl = JSON.parse(args.datasource ?? '{}').shadowDatabaseUrl;
    if (shadowUrl) {
      const a = await open(shadowUrl);
      await a.executeScript('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      return a;
    }
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    await admin(url, `CREATE DATABASE "${name}"`);
    return open(inDatabase(url, name), () => admin(url, `DROP DATABASE "${name}" WITH (FORCE)`));
  },
};
let enginePromise;
const engine = () =>
  (enginePromise ??= SchemaEngine.new(
    { datamodels },
    (log) => process.env.SE_DEBUG && process.stderr.write(log),
    bindMigrationAwareSqlAdapterFactory(factory),
  ));
// evaluateDataLoss/createMigration only work from the engine's cache of the migrations' schema; devDiagnostic fills it.
const warm = async (p) => {
  await (await engine()).devDiagnostic({ migrationsList: p.migrationsList, filters: p.filters });
};

async function createDatabase(params) {
  const u = params.datasource.tag === 'ConnectionString' ? params.datasource.url : url;
  const name = decodeURIComponent(new URL(u).pathname.slice(1));
  await admin(u, `CREATE DATABASE "${name.replaceAll('"', '""')}"`);
  return { databaseName: name };
}

// `schema-engine --datasource … cli can-connect-to-database | create-database | drop-database`
if (positionals[0] === 'cli') {
  const codes = {
    '3D000': 'P1003',
    '28P01': 'P1000',
    28000: 'P1010',
    ECONNREFUSED: 'P1001',
    ENOTFOUND: 'P1001',
    ETIMEDOUT: 'P1001',
  };
  try {
    if (positionals[1] === 'can-connect-to-database') {
      const c = new pg.Client({ connectionString: url });
      await c.connect();
      await c.query('SELECT 1');
      await c.end();
    } else if (positionals[1] === 'create-database') {
      await createDatabase({ datasource: { tag: 'ConnectionString', url } });
    } else throw new Error(`schema-engine stand-in: cli ${positionals[1]} is not supported`);
    process.exit(0);
  } catch (e) {
    const target = new URL(url);
    const message =
      e.code === 'ECONNREFUSED'
        ? `Can't reach database server at \`${target.hostname}:${target.port || 5432}\``
        : e.code === '3D000'
          ? `Database \`${target.pathname.slice(1)}\` does not exist`
          : e.message;
    process.stderr.write(
      '\n' +
        JSON.stringify({
          level: 'ERROR',
          target: 'schema_engine::logger',
          fields: { message, error_code: codes[e.code] ?? 'P1011' },
        }),
    );
    process.exit(1);
  }
}

const methods = {
  createDatabase,
  getDatabaseVersion: async (p) => (await engine()).version(p),
  dbExecute: async (p) => {
    await (await engine()).dbExecute(p);
    return null;
  },
  reset: async (p) => {
    await (await engine()).reset(p);
    return null;
  },
  diff: async (p) => {
    const r = await (await engine()).diff(p);
    if (r.stdout != null) notify('print', { content: r.stdout.replace(/\n$/, '') });
    return { exitCode: r.exitCode, stdout: null };
  },
};
for (const m of ['evaluateDataLoss', 'createMigration'])
  methods[m] = async (p) => {
    await warm(p);
    return (await engine())[m](p);
  };
for (const m of [
  'applyMigrations',
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'ensureConnectionValidity',
  'introspect',
  'introspectSql',
  'markMigrationApplied',
  'markMigrationRolledBack',
  'schemaPush',
])
  methods[m] = async (p) => (await engine())[m](p);

const send = (o) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...o }) + '\n');
let nid = 1_000_000;
const notify = (method, params) => send({ id: ++nid, method, params });

let current; // a WASM panic never settles its promise: answer for it, then stop
const onPanic = (e) => {
  if (current !== undefined)
    send({
      id: current,
      error: {
        code: 4466,
        message: 'panic',
        data: {
          is_panic: true,
          message: panicMessage || e.stack,
          error: { message: panicMessage || e.message },
        },
      },
    });
  process.exit(101);
};
process.on('uncaughtException', onPanic);
process.on('unhandledRejection', onPanic);
let busy = Promise.resolve();
const rl = createInterface({ input: process.stdin, crlfDelay: Infinity });
rl.on('line', (line) => {
  if (!line.trim()) return;
  const req = JSON.parse(line);
  if (!req.method) return; // the CLI's answer to our `print`
  busy = busy.then(async () => {
    current = req.id;
    try {
      const fn = methods[req.method];
      if (!fn) throw new Error(`schema-engine stand-in: method ${req.method} is not supported`);
      send({ id: req.id, result: (await fn(req.params)) ?? null });
    } catch (e) {
      if (process.env.DEBUG) warn(e.stack);
      send({
        id: req.id,
        error: {
          code: 4466,
          message: 'An error happened. Check the data field for details.',
          data: {
            is_panic: false,
            message: panicMessage || (e.message ?? String(e)),
            meta: e.meta ?? null,
            error_code: e.code ?? null,
          },
        },
      });
    }
  });
});
rl.on('close', () => busy.then(() => process.exit(0)));
