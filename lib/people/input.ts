import { z } from 'zod';
import { done, refused, type Result } from '../result';
import { ROLES } from './role';

/** What is typed about people and how it is read; client-safe. Each message is a key of the `refusals` texts. */

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;
const NAME_MAX = 120;
const EMAIL_MAX = 254;

const name = z.string().trim().min(1, 'nameMissing').max(NAME_MAX, 'nameTooLong');
const email = z.string().trim().toLowerCase().max(EMAIL_MAX, 'emailInvalid').pipe(z.email('emailInvalid'));
// Counted as people count: a letter outside the basic plane is one character.
const password = z
  .string()
  .refine((text) => [...text].length >= PASSWORD_MIN, 'passwordTooShort')
  .refine((text) => text.length <= PASSWORD_MAX, 'passwordTooLong');
const typedPassword = z.string().min(1, 'passwordMissing').max(PASSWORD_MAX, 'passwordTooLong');
const role = z.enum(ROLES, 'roleUnknown');

export const signInInput = z.object({ email, password: typedPassword });
export const inviteInput = z.object({ name, email, role });
export const personInput = z.object({ id: z.string().min(1) });
export const amendPersonInput = z.object({ id: z.string().min(1), version: z.int(), name, role });
export const activeInput = z.object({ id: z.string().min(1), version: z.int(), active: z.boolean() });
export const acceptInput = z.object({ token: z.string().max(200), password });
export const ownPasswordInput = z.object({
  current: typedPassword,
  password,
  endOthers: z.boolean(),
});
export const firstInput = z.object({
  code: z.string().trim().min(1, 'codeMissing').max(100),
  name,
  email,
  password,
});

export type InviteInput = z.infer<typeof inviteInput>;
export type AmendPersonInput = z.infer<typeof amendPersonInput>;
export type ActiveInput = z.infer<typeof activeInput>;
export type AcceptInput = z.infer<typeof acceptInput>;
export type OwnPasswordInput = z.infer<typeof ownPasswordInput>;
export type FirstInput = z.infer<typeof firstInput>;

/** Reads what came from outside; the first thing that is wrong with each field comes back beside it. */
export function read<T>(schema: z.ZodType<T>, input: unknown): Result<T> {
  const result = schema.safeParse(input);
  if (result.success) return done(result.data);
  const byField = new Map<string, string>();
  for (const { path, message } of result.error.issues) {
    const field = path.join('.');
    if (!byField.has(field)) byField.set(field, message);
  }
  return refused(
    ...[...byField].map(([field, reason]) => ({
      reason,
      field,
      values: { min: PASSWORD_MIN, max: reason === 'nameTooLong' ? NAME_MAX : PASSWORD_MAX },
    })),
  );
}
