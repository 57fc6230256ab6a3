/** What the suite inside the extension host checks, by name: the outside registers a test for each. */
export const hostChecks = [
  'the extension is installed and activates within a second',
  'every command of the manifest is registered, and no other of ours',
  'every setting has the default that the code has',
  'the views answer when they are opened',
  'the log, the walkthrough and the sandbox open',
  'a lesson opens as plain text',
  'a document that the learner chooses is checked, mended and left alone again',
  'the guidance for a finding opens as a document',
  'nothing that was opened is left unsaved',
] as const;
export type HostCheck = (typeof hostChecks)[number];

/** What a check gave: nothing when it passed, else why not. */
export type HostResults = Partial<Record<HostCheck, { readonly failed?: string; readonly said?: string }>>;
