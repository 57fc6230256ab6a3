/** All parts of the extension, composed. Loaded on first use, never at activation. */

import * as vscode from 'vscode';
import { noticesFor } from '../core/guidance/notices.js';
import { rules } from '../core/guidance/rules.js';
import { dayOf } from '../core/guidance/standing.js';
import { lessonAsText } from '../core/lessons/lessonAsText.js';
import type { Problem } from '../core/problems.js';
import { formatProblem } from '../core/sentences/problems.js';
import { createProgressStore, type ProgressStore } from '../storage/progressStore.js';
import { createRunStore } from '../storage/runStore.js';
import { act } from './actions.js';
import { createCommands, type Commands } from './commands.js';
import { createDocumentChecks } from './documentChecks.js';
import { registerDocumentFixes } from './documentFixes.js';
import { createEngines } from './engines.js';
import { guidanceText } from './guidanceCommands.js';
import type { GuidanceAsked } from './guidanceDocument.js';
import { createLessonPanels } from './lessonPanels.js';
import { createLessonsTree, type LessonNode } from './lessonsTree.js';
import { createLibrary } from './library.js';
import { recordedAnswers } from './recordedAnswers.js';
import { openLink } from './links.js';
import { createModelShelf } from './modelShelf.js';
import { createModelsTree, type ModelNode } from './modelsTree.js';
import { contextKeys, panelIds, type CommandId } from './ids.js';
import { exportRun } from './exportRun.js';
import type { PlainTexts } from './plainText.js';
import { isActionId } from './problemActions.js';
import { createLabRunner } from './injectingRunner.js';
import { createPromptingRunner, type RunnerParts } from './promptingRunner.js';
import { createRunsTree, type RunNode } from './runsTree.js';
import { createSandboxDocuments } from './sandboxDocuments.js';
import { createSandboxDraft } from '../storage/sandboxDraft.js';
import { createSandboxPanel } from './sandboxPanel.js';
import type { StatusBar } from './statusBar.js';
import { draftTransparencyRecord } from './transparencyCommand.js';
import { logError, tellingProblems, tellProblem } from './tellProblem.js';
import type { TreeContent } from './trees.js';
import { t } from './words.js';

export interface Sandpit extends PlainTexts {
  readonly lessonsTree: TreeContent<LessonNode>;
  readonly modelsTree: TreeContent<ModelNode>;
  readonly runsTree: TreeContent<RunNode>;
  guidanceText(asked: GuidanceAsked): Promise<string>;
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
    ceilings: engines.ceilings,
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
  const runnerParts: RunnerParts = {
    t,
    runs,
    openModel: engines.open,
    ceilings: engines.ceilings,
    engineView: engines.view,
    setRunning,
    kept: runKept,
    log: logged,
    clock,
  };
  const lessons = createLessonPanels(extensionUri, (place) => library.lesson(place.packId, place.lessonId), {
    t,
    progress,
    openInSandbox: async (exercise, prompt) => {
      if (exercise.kind === 'prompting')
        await sandbox.fill(documents.inputOf(exercise, prompt, await engines.chosenId()));
    },
    draftRecord: (place) => draftTransparencyRecord({ library, progress, runs }, place),
    openLink,
    act: actById,
    saved: () => progressChanged.fire(),
    log: logged,
    clock,
    newRunner: () => createPromptingRunner(runnerParts),
    newLab: () => createLabRunner(runnerParts),
  });
  engines.onDidChange(() => {
    void lessons.refreshEngine();
    void sandbox.refresh();
  });

  const checks = createDocumentChecks((error) => void tellingProblems(() => Promise.reject(error), log, act));
  const fixes = registerDocumentFixes(checks);

  const commands: Commands = createCommands({
    library,
    progress,
    runs,
    engines,
    shelf,
    lessons,
    sandbox,
    checks,
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
      if (!found) return undefined;
      const { lesson, shelved } = found;
      return lessonAsText(lesson, t, noticesFor(lesson, shelved.pack, rules, dayOf(clock()), t));
    },
    dataText: async (packId, path) => (await documents.read(`${packId}/${path}`))?.text,
    guidanceText: (asked) => guidanceText(asked, library, clock),
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
      fixes.dispose();
      checks.dispose();
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
