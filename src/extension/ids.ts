/** Every id that the manifest and the code share. A test compares this page with package.json, both ways. */

export const commandIds = [
  'continue',
  'start',
  'openLesson',
  'nextStep',
  'previousStep',
  'check',
  'hint',
  'cancel',
  'openAsText',
  'showGuidance',
  'startLessonAgain',
  'startPackAgain',
  'openSandbox',
  'chooseModel',
  'getModel',
  'pauseDownload',
  'cancelDownload',
  'importModel',
  'useModel',
  'mendModel',
  'removeModel',
  'refreshModels',
  'openRun',
  'runAgain',
  'compareRuns',
  'deleteRun',
  'exportRun',
  'draftTransparencyRecord',
  'checkDocument',
  'stopCheckingDocument',
  'hideFinding',
  'showLog',
] as const;
export type CommandId = (typeof commandIds)[number];

/** The id as VS Code knows it. */
export const commandOf = (id: CommandId): `sandpit.${CommandId}` => `sandpit.${id}`;

export const viewIds = { lessons: 'sandpit.lessons', models: 'sandpit.models', runs: 'sandpit.runs' } as const;
export const containerCommand = 'workbench.view.extension.sandpit';
export const panelIds = { lesson: 'sandpit.lesson', sandbox: 'sandpit.sandbox' } as const;
export const walkthroughId = 'ai-sandpit.ai-sandpit#start';
/** Documents of the read-only plain text of a lesson. */
export const textScheme = 'sandpit-lesson';

/** Documents of guidance, read-only. */
export const guidanceScheme = 'sandpit-guidance';

/** Context keys that `when` clauses of the manifest use. */
export const contextKeys = { running: 'sandpit.running', checked: 'sandpit.checkedDocuments' } as const;
