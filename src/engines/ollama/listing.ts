/** What models an Ollama has, and what is wrong with each. */

import type { AvailableModel, ModelTrouble } from '../../core/models/languageModel.js';
import type { Connection } from './client.js';
import { isCloud, shownSchema, tagsSchema, type Listed, type Shown } from './said.js';
import { titleOf } from './names.js';
import { hasRoles } from './template.js';

/** What was read of a model, by its digest: it can't change under one. */
export type KnownModels = Map<string, Shown>;

/** How many `/api/show` calls are open at once: each makes Ollama read a file's head. */
const atOnce = 4;

/** Everything `/api/tags` lists, cloud models too. */
export async function listed(connection: Connection, signal: AbortSignal): Promise<readonly Listed[]> {
  const tags = tagsSchema.parse(await connection.look(signal, {}, (client) => client.list()));
  return tags.models ?? [];
}

/** `/api/show`, from memory when this very model was looked at before. Never asked of a cloud model. */
export async function shown(
  connection: Connection,
  model: Listed,
  known: KnownModels,
  signal: AbortSignal,
): Promise<Shown> {
  const key = `${model.name}@${model.digest ?? ''}`;
  const before = model.digest === undefined ? undefined : known.get(key);
  if (before) return before;
  const found = shownSchema.parse(
    await connection.look(signal, { model: model.name }, (client) => client.show({ model: model.name })),
  );
  known.set(key, found);
  return found;
}

/**
 * The models that can answer, each with its trouble if it has one.
 * When the signal fires, the models not yet looked into are listed without.
 * @param log is told of each that could not be looked into
 */
export async function availableModels(
  connection: Connection,
  models: readonly Listed[],
  known: KnownModels,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<readonly AvailableModel[]> {
  const found: (AvailableModel | undefined)[] = [];
  const waiting = models.map((model, index) => ({ model, index }));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { model, index } = next;
      if (isCloud(model)) {
        found[index] = available(model, 'cloud');
        continue;
      }
      try {
        const about = await shown(connection, model, known, signal);
        if (isCloud({ ...about, name: model.name })) found[index] = available(model, 'cloud');
        else if (answers(about)) found[index] = available(model, hasRoles(about) ? undefined : 'no-chat-template');
      } catch (error) {
        // Time is up, or this one answers oddly: it is listed as it is, and looked at again when it is opened.
        log(`${model.name} could not be looked into: ${String(error)}`);
        found[index] = available(model, undefined);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found.filter((model) => model !== undefined);
}

/** False for models that only make embeddings or images. Versions before 0.6.4 don't say; then it is taken to. */
const answers = (about: Shown): boolean => about.capabilities?.includes('completion') ?? true;

function available(model: Listed, trouble: ModelTrouble | undefined): AvailableModel {
  return {
    engine: 'ollama',
    name: model.name,
    title: titleOf(model.name),
    where: trouble === 'cloud' ? 'outside' : 'this machine',
    ...(model.size === undefined ? {} : { bytes: model.size }),
    ...(model.digest === undefined ? {} : { digest: model.digest }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}
