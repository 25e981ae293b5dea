import 'server-only';
import { z } from 'zod';

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || undefined);

const schema = z.object({
  /** The app's login: neither owner nor superuser. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must read postgresql://user:password@host:port/database'),
  /** Signs the session cookies. */
  BETTER_AUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** What people type into the browser: origin only, no slash at the end. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://localhost:3000')
    .transform((url) => url.replace(/\/+$/, '')),
  /** The moment taken for now, ISO 8601 with a zone; for tests and demonstrations only. */
  APP_NOW: optionalText.refine(
    (text) => !text || !Number.isNaN(Date.parse(text)),
    'must be an ISO 8601 instant',
  ),
  /** The header in which a proxy of one's own passes the visitor's address on, such as x-forwarded-for. */
  FORWARDED_ADDRESS_HEADER: optionalText.transform((name) => name?.toLowerCase()),
  /** Connections of this process to the database. */
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(500).default(10),
  /** Milliseconds to wait for a free connection before the database counts as down. */
  CONNECTION_TIMEOUT: z.coerce.number().int().min(100).max(120_000).default(5000),
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/**
 * The environment, parsed at the first use and not on import: the build runs without any of it.
 * @throws Error that names every variable that is missing or wrong
 */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** @throws Error that names every variable that is missing or wrong */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const result = schema.safeParse(variables);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(
    `The environment is not complete:\n${problems.join('\n')}\n(npm start sets what is needed.)`,
  );
}
