/** Makes recordings: asks a model and keeps what it says, with the times. */

import type { LanguageModel, ModelRequest } from '../../core/models/languageModel.js';
import {
  recordedModel,
  toRecordedAnswer,
  type RecordedAnswer,
  type Recording,
  type TimedChunk,
} from '../../core/models/recording.js';

/** One recording of one model, ready to be written as JSON. Requests are run one after the other. */
export async function recordAnswers(
  model: LanguageModel,
  requests: readonly ModelRequest[],
  at: Date,
  signal: AbortSignal,
): Promise<Recording> {
  const answers: RecordedAnswer[] = [];
  for (const request of requests) {
    const began = performance.now();
    const stream: TimedChunk[] = [];
    for await (const chunk of model.stream(request, signal)) stream.push({ atMs: performance.now() - began, chunk });
    answers.push(toRecordedAnswer(request, stream));
  }
  return { format: 1, model: recordedModel(model.description), recordedAt: at.toISOString(), answers };
}
