import 'server-only';
import { hash, verify } from '@node-rs/argon2';

/** The argon2id hash that is kept instead of a password, its parameters and salt inside (19 MiB, two passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** Whether `password` is the one behind `kept`. A hash that cannot be read fits no password. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  try {
    return await verify(kept, password);
  } catch {
    return false;
  }
}
