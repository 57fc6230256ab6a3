/** All parts of the extension, composed. Loaded on first use, never at activation. */

import * as vscode from 'vscode';
import { lessonAsText } from '../core/lessons/lessonAsText.js';
import type { Problem } from '../core/problems.js';
import { formatProblem } from '../core/sentences/problems.js';
import { createProgressStore, type ProgressStore } from '../storage/progressStore.js';
import { createRunStore } from '../storage/runStore.js';
import { act } from './actions.js';
import { createCommands, type Commands } from './commands.js';
import { createEngines } from './engines.js';
import { createLessonPanels } from './lessonPanels.js';
import { createLessonsTree, type LessonNode } from './lessonsTree.js';
import { createLibrary } from './library.js';
import { recordedAnswers } from './recordedAnswers.js';
import { openLink } from './links.js';
import { createModelShelf } from './modelShelf.js';
import { createModelsTree, type ModelNode } from './modelsTree.js';
import { contextKeys, panelIds, type CommandId } from './ids.js';
import { exportRun } from './exportRun.js';
import { isActionId } from './problemActions.js';
import { createPromptingRunner } from './promptingRunner.js';
import { createRunsTree, type RunNode } from './runsTree.js';
import { createSandboxDocuments } from './sandboxDocuments.js';
import { createSandboxDraft } from '../storage/sandboxDraft.js';
import { createSandboxPanel } from './sandboxPanel.js';
import type { StatusBar } from './statusBar.js';
import { logError, tellingProblems, tellProblem } from './tellProblem.js';
import type { TreeContent } from './trees.js';
import { t } from './words.js';

export interface Sandpit {
  readonly lessonsTree: TreeContent<LessonNode>;
  readonly modelsTree: TreeContent<ModelNode>;
  readonly runsTree: TreeContent<RunNode>;
  lessonText(packId: string, lessonId: string): Promise<string | undefined>;
  run(command: CommandId, given: readonly unknown[]): Promise<void>;
  restore(panelId: string, panel: vscode.WebviewPanel, state: unknown): Promise<void>;
  dispose(): Promise<void>;
}

export function openSandpit(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  statusBar: StatusBar,
): Sandpit {
  const { extensionUri, globalStorageUri } = context;
  const kept = (name: string) => vscode.Uri.joinPath(globalStorageUri, name).fsPath;
  const logged = (error: unknown) => logError(log, error);
  const clock = () => new Date();

  const progressChanged = new vscode.EventEmitter<void>();
  const runsChanged = new vscode.EventEmitter<void>();

  const library = createLibrary(vscode.Uri.joinPath(extensionUri, 'lessons').fsPath, (pack, problems) => {
    for (const problem of problems) log.error(`${pack}: ${formatProblem(problem, t)}`);
  });
  const progress = tellingOfDamage(createProgressStore(kept('progress')), (problem) => {
    log.warn(JSON.stringify(problem));
    void tellProblem(problem, act);
  });
  const runs = createRunStore(kept('runs'));
  const engines = createEngines(extensionUri, kept('models'), recordedAnswers(library, t), log, statusBar);
  const shelf = createModelShelf(engines, log);

  const setRunning = (running: boolean) =>
    void vscode.commands.executeCommand('setContext', contextKeys.running, running);
  const runKept = () => runsChanged.fire();
  const actById = async (id: string) => {
    if (isActionId(id)) await act(id);
  };

  const draft = createSandboxDraft(kept('sandbox.json'), logged);
  const documents = createSandboxDocuments(library);
  const sandbox = createSandboxPanel(extensionUri, {
    t,
    runs,
    models: engines.sandboxModels,
    whyNoModel: async () => (await engines.view()).problem,
    documents: documents.list,
    readDocument: documents.read,
    pickFile: documents.pickFile,
    openModel: engines.openById,
    setRunning,
    exportRun: (id) => exportRun(runs, id),
    openLink,
    act: actById,
    remembered: draft.load,
    remember: draft.save,
    kept: runKept,
    log: logged,
    clock,
  });
  const lessons = createLessonPanels(extensionUri, (place) => library.lesson(place.packId, place.lessonId), {
    t,
    progress,
    openInSandbox: async (exercise, prompt) => {
      if (exercise.kind === 'prompting')
        await sandbox.fill(documents.inputOf(exercise, prompt, await engines.chosenId()));
    },
    openLink,
    act: actById,
    saved: () => progressChanged.fire(),
    log: logged,
    clock,
    newRunner: () =>
      createPromptingRunner({
        t,
        runs,
        openModel: engines.open,
        engineView: engines.view,
        setRunning,
        kept: runKept,
        log: logged,
        clock,
      }),
  });
  engines.onDidChange(() => {
    void lessons.refreshEngine();
    void sandbox.refresh();
  });

  const commands: Commands = createCommands({
    library,
    progress,
    runs,
    engines,
    shelf,
    lessons,
    sandbox,
    log,
    progressChanged: () => progressChanged.fire(),
    runsChanged: runKept,
  });

  return {
    lessonsTree: createLessonsTree(library, progress, progressChanged.event),
    modelsTree: createModelsTree(engines, shelf),
    runsTree: createRunsTree(runs, runsChanged.event),
    lessonText: async (packId, lessonId) => {
      const found = await library.lesson(packId, lessonId);
      return found && lessonAsText(found.lesson);
    },
    run: (command, given) => tellingProblems(() => commands[command](...given), log, act),
    restore: async (panelId, panel, state) => {
      if (panelId === panelIds.sandbox) return sandbox.restore(panel);
      const place = placeOf(state);
      // A lesson that is no longer there leaves no empty tab behind.
      if (!place || !(await lessons.restore(panel, place))) panel.dispose();
    },
    dispose: async () => {
      progressChanged.dispose();
      runsChanged.dispose();
      library.dispose();
      await engines.dispose();
    },
  };
}

/** The tree, a page or a command may be the first to come upon a damaged file, and only the first hears of it: the learner is told there. */
function tellingOfDamage(store: ProgressStore, tell: (problem: Problem) => void): ProgressStore {
  return {
    ...store,
    read: async (packId, packVersion) => {
      const found = await store.read(packId, packVersion);
      if (found.problem?.code === 'progress.damaged') tell(found.problem);
      return found;
    },
  };
}

function placeOf(state: unknown): { packId: string; lessonId: string } | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { packId, lessonId } = state as { packId?: unknown; lessonId?: unknown };
  return typeof packId === 'string' && typeof lessonId === 'string' ? { packId, lessonId } : undefined;
}
