import * as vscode from 'vscode';
import type { ProgressStore } from '../storage/progressStore.js';
import type { RunStore } from '../storage/runStore.js';
import type { DocumentChecks } from './documentChecks.js';
import { documentCommands } from './documentCommands.js';
import type { Engines } from './engines.js';
import { guidanceCommands } from './guidanceCommands.js';
import { walkthroughId, type CommandId } from './ids.js';
import { lessonCommands } from './lessonCommands.js';
import type { LessonPanels } from './lessonPanels.js';
import type { Library } from './library.js';
import { modelCommands } from './modelCommands.js';
import type { ModelShelf } from './modelShelf.js';
import { runCommands } from './runCommands.js';
import type { SandboxPanel } from './sandboxPanel.js';
import { draftTransparencyRecord } from './transparencyCommand.js';

export interface CommandParts {
  readonly library: Library;
  readonly progress: ProgressStore;
  readonly runs: RunStore;
  readonly engines: Engines;
  readonly shelf: ModelShelf;
  readonly lessons: LessonPanels;
  readonly sandbox: SandboxPanel;
  readonly checks: DocumentChecks;
  readonly log: vscode.LogOutputChannel;
  readonly progressChanged: () => void;
  readonly runsChanged: () => void;
}

/** What a command gets: the tree's node when it was run from a tree, else nothing. Each parses what it takes. */
export type Command = (...given: readonly unknown[]) => Promise<void>;
/** One for each id, so that forgetting one does not compile. */
export type Commands = Readonly<Record<CommandId, Command>>;

export function createCommands(parts: CommandParts): Commands {
  const toPage = (command: 'next' | 'previous' | 'hint') => async () => parts.lessons.command(command);
  const toEither = (command: 'check' | 'cancel') => async () => {
    if (parts.lessons.active()) parts.lessons.command(command);
    else parts.sandbox.command(command);
  };
  return {
    ...lessonCommands(parts),
    ...modelCommands(parts),
    ...runCommands(parts),
    ...documentCommands(parts),
    ...guidanceCommands(parts),
    start: async () => {
      await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughId, false);
    },
    nextStep: toPage('next'),
    previousStep: toPage('previous'),
    hint: toPage('hint'),
    check: toEither('check'),
    cancel: toEither('cancel'),
    openSandbox: async () => parts.sandbox.open(),
    draftTransparencyRecord: async () => draftTransparencyRecord(parts, parts.lessons.active()),
    showLog: async () => parts.log.show(),
  };
}
