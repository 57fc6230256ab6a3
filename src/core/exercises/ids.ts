import * as z from 'zod';

/** Ids that progress hangs on: lower-case words with hyphens, safe in a file's name and in an HTML id. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'use lower-case letters, digits and hyphens, and start with a letter');
