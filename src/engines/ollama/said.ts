/** What Ollama says of itself and its models, checked where it enters. Unknown keys are let by: versions add them. */

import * as z from 'zod';

export const versionSchema = z.object({ version: z.string() });

const listedSchema = z.object({
  name: z.string(),
  size: z.number().optional(),
  digest: z.string().optional(),
  remote_host: z.string().optional(),
  remote_model: z.string().optional(),
});
/** `/api/tags` */
export const tagsSchema = z.object({ models: z.array(listedSchema).nullish() });
export type Listed = z.infer<typeof listedSchema>;

/** `/api/show` */
export const shownSchema = z.object({
  template: z.string().default(''),
  system: z.string().default(''),
  modelfile: z.string().default(''),
  capabilities: z.array(z.string()).nullish(),
  model_info: z.record(z.string(), z.unknown()).nullish(),
  remote_host: z.string().optional(),
  remote_model: z.string().optional(),
});
export type Shown = z.infer<typeof shownSchema>;

/** `/api/ps`; `context_length` came with 0.11. */
export const runningSchema = z.object({
  models: z.array(z.object({ name: z.string(), context_length: z.number().optional() })).nullish(),
});

/** The weights' own limit, from the metadata of the file. */
export function trainedContext(shown: Shown): number | undefined {
  const info = shown.model_info ?? {};
  const length = info[`${String(info['general.architecture'])}.context_length`];
  return typeof length === 'number' && length > 0 ? length : undefined;
}

/** True for a model whose text would be sent on to somebody else's machines. */
export function isCloud(model: {
  name: string;
  remote_host?: string | undefined;
  remote_model?: string | undefined;
}): boolean {
  return Boolean(model.remote_host) || Boolean(model.remote_model) || isCloudName(model.name);
}

/** `gpt-oss:120b-cloud`, `kimi-k2:cloud`: how Ollama names cloud models. */
export const isCloudName = (name: string): boolean => /[:-]cloud$/i.test(name);
