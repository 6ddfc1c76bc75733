import * as z from 'zod/mini';
import { LEAVER_CHOICES, type SourceOptions } from '../../../shared/directory';
import { authenticatorName } from '../../authenticators/authenticator-name';

/** Options of a source do not make one that works; `field` is the first that is wrong. */
export class InvalidSourceOptionError extends Error {
  override readonly name = 'InvalidSourceOptionError';

  constructor(readonly field: keyof SourceOptions) {
    super(`Option ${field} of a directory is missing or malformed`);
  }
}

const departmentId = z
  .pipe(
    z.union([z.string(), z.number()]),
    z.transform((id) => String(id).trim()),
  )
  .check(z.regex(/^[1-9]\d{0,9}$/));

const storedOptions = z.object({
  authenticator: authenticatorName,
  departments: z.pipe(
    z.nullish(z.array(departmentId)),
    z.transform((ids) => [...new Set(ids)]),
  ),
  createUsers: z.nullish(z.boolean()),
  leavers: z.pipe(
    z.nullish(z.enum(LEAVER_CHOICES)),
    z.transform((choice) => choice ?? LEAVER_CHOICES[0]),
  ),
});

/**
 * Turns the stored options of a source into typed ones.
 * @throws InvalidSourceOptionError naming the first field that is wrong
 */
export function parseSourceOptions(stored: unknown): SourceOptions {
  const result = storedOptions.safeParse(stored ?? {});
  if (!result.success) {
    throw new InvalidSourceOptionError((result.error.issues[0]?.path[0] ?? 'authenticator') as keyof SourceOptions);
  }
  const { createUsers, ...options } = result.data;
  return { ...options, ...(typeof createUsers === 'boolean' && { createUsers }) };
}
