import type * as z from 'zod/mini';

/**
 * Parses what came in. A message of another shape means that page and extension are not of one version, or that
 * something else spoke: it is left unread and named in the log of the webview, with what was wrong with it.
 */
export function readMessage<Message>(schema: z.ZodMiniType<Message>, data: unknown): Message | undefined {
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  console.error('AI Sandpit: a message could not be read.', read.error.issues);
  return undefined;
}
