/** Messages to tokens, by the template of the model. */

import type { ChatMessage } from '../../core/models/languageModel.js';
import type { ChatItem, LlamaCpp, LlamaModel, Token } from './llamaCpp.js';
import type { PromptTemplate } from './messages.js';

export interface RenderedPrompt {
  readonly tokens: readonly Token[];
  /** Ends the answer, beside the tokens the model itself names. */
  readonly stop?: Token;
}

/** A piece of a prompt. Only ours may hold control tokens: what people write never turns into one. */
export interface PromptPiece {
  readonly control: boolean;
  readonly text: string;
}

const chatmlStart = '<|im_start|>';
const chatmlEnd = '<|im_end|>';

/**
 * ChatML, with a system message only where the request has one: the same text as the template that the Ollama
 * engine writes, so that both read the same prompt. Text between two control tokens is one piece, since splitting
 * it would give other tokens than the whole.
 */
export function chatmlPieces(messages: readonly ChatMessage[]): readonly PromptPiece[] {
  const control = (text: string): PromptPiece => ({ control: true, text });
  const plain = (text: string): PromptPiece => ({ control: false, text });
  return [
    ...messages.flatMap(({ role, content }) => [
      control(chatmlStart),
      plain(`${role}\n${content}`),
      control(chatmlEnd),
      plain('\n'),
    ]),
    control(chatmlStart),
    plain('assistant\n'),
  ];
}

/** Whether a Jinja template writes plain ChatML, whatever system message it would add of its own. */
export function isChatml(template: string): boolean {
  return template.includes(chatmlStart) && template.includes(chatmlEnd);
}

export function renderPrompt(
  template: PromptTemplate,
  messages: readonly ChatMessage[],
  model: LlamaModel,
  llamaCpp: LlamaCpp,
): RenderedPrompt {
  switch (template.kind) {
    case 'chatml': {
      const tokens = chatmlPieces(messages).flatMap(({ text, control }) => model.tokenize(text, control));
      const end = model.tokenize(chatmlEnd, true);
      const [stop] = end;
      return { tokens: withBos(tokens, model), ...(end.length === 1 && stop !== undefined ? { stop } : {}) };
    }
    case 'jinja': {
      const wrapper = new llamaCpp.JinjaTemplateChatWrapper({ template: template.source });
      const { contextText } = wrapper.generateContextState({
        chatHistory: [...messages.map(chatItem), { type: 'model', response: [''] }],
      });
      return { tokens: withBos(contextText.tokenize(model.tokenizer), model) };
    }
    default:
      return template satisfies never;
  }
}

function chatItem({ role, content }: ChatMessage): ChatItem {
  return role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content };
}

function withBos(tokens: readonly Token[], model: LlamaModel): readonly Token[] {
  const { bos, shouldPrependBosToken } = model.tokens;
  return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens;
}
