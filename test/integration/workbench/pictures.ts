import type { Editor } from './editor.js';

/** Takes a picture of the window, and shows the end of the server's log, whenever a test of this block fails. */
export function pictureOfFailure(editor: () => Editor | undefined): void {
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const open = editor();
    if (!open) return;
    const name = this.currentTest.title.replace(/[^a-z0-9]+/gi, '-').slice(0, 60);
    await open.screenshot(`failed-${name}`);
    console.log(open.workbench.log().split('\n').slice(-6).join('\n'));
  });
}
