/** Chat templates: whether a model has one, and the one we write. */

import type { Shown } from './said.js';

/** A chat template in Ollama's language, with the text at which an answer ends. */
export interface ChatTemplate {
  readonly template: string;
  readonly stop: readonly string[];
}

/**
 * ChatML, which Qwen, SmolLM2 and many others were trained on. No system message is added where there is none,
 * so that an answer can be repeated on another engine.
 */
export const chatMl: ChatTemplate = {
  template: '{{- range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n',
  stop: ['<|im_end|>'],
};

/**
 * True when the model tells speakers apart. `ollama create` gives a file whose template it does not know the template
 * `{{ .Prompt }}`; the model then continues the text in place of answering it, with no warning.
 */
export function hasRoles(shown: Pick<Shown, 'template' | 'modelfile'>): boolean {
  // Newer versions render some models in their own code; the template then says nothing.
  if (/^RENDERER\s+\S/m.test(shown.modelfile)) return true;
  if (shown.template.includes('.Messages')) return true;
  // Older templates name the parts one by one, with the marks of the speakers written out between them.
  const marks = shown.template.replace(/\{\{[\s\S]*?\}\}/g, '').trim();
  return shown.template.includes('.Prompt') && marks !== '';
}

/** True when the vocabulary (a verbose `/api/show`) has the marks of ChatML. */
export function speaksChatMl(shown: Shown): boolean {
  const tokens = shown.model_info?.['tokenizer.ggml.tokens'];
  return Array.isArray(tokens) && tokens.includes('<|im_start|>') && tokens.includes('<|im_end|>');
}
