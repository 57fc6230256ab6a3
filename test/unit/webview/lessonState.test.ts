import { strict as assert } from 'node:assert';
import { exercisesOf, nothingYet, receive, startAgain, type LessonState } from '../../../src/webview/lesson/receive.js';
import { lesson, prompting, quiz } from '../../pages/states/parts.js';

describe('what the lesson page knows', () => {
  const view = lesson({
    blocks: [
      { kind: 'exercise', exercise: quiz() },
      { kind: 'exercise', exercise: prompting() },
    ],
  });
  const open = (state: LessonState, at = view.at, focus: 'keep' | 'heading' = 'keep') =>
    receive(state, { kind: 'lesson', view: { ...view, at }, focus });
  const opened = open(nothingYet);

  it('draws exercises afresh on another step and when told to, and on nothing else', () => {
    assert.equal(opened.opening, 1);
    assert.equal(open(opened).opening, 1);
    assert.equal(open(opened, view.at, 'heading').opening, 2);
    assert.equal(open(opened, 0).opening, 2);
  });

  it('puts a changed exercise into its place, and leaves the others', () => {
    const next = receive(opened, { kind: 'exercise', exercise: quiz({ attempts: 1 }), focus: 'keep' });
    assert.deepEqual(
      exercisesOf(next.view).map(({ id, attempts }) => [id, attempts]),
      [
        ['first-thing', 1],
        ['one-sentence', 0],
      ],
    );
  });

  it('leaves out an exercise that is not on the page', () => {
    const next = receive(opened, { kind: 'exercise', exercise: quiz({ id: 'gone' }), focus: 'keep' });
    assert.deepEqual(next.view, opened.view);
    assert.equal(receive(nothingYet, { kind: 'exercise', exercise: quiz(), focus: 'keep' }), nothingYet);
  });

  it('takes the next draft of an exercise that was started again, once, by either message', () => {
    const asked = startAgain(opened, 'first-thing');
    assert.deepEqual(asked.restarts, {});
    const other = receive(asked, { kind: 'exercise', exercise: prompting(), focus: 'keep' });
    assert.deepEqual(other.restarts, {});
    const once = receive(other, { kind: 'exercise', exercise: quiz(), focus: 'keep' });
    assert.deepEqual(once.restarts, { 'first-thing': 1 });
    assert.deepEqual(receive(once, { kind: 'exercise', exercise: quiz(), focus: 'keep' }).restarts, {
      'first-thing': 1,
    });
    assert.deepEqual(open(asked).restarts, { 'first-thing': 1 });
  });

  it('is not drawn again for text, words or commands', () => {
    assert.equal(receive(opened, { kind: 'text', exerciseId: 'one-sentence', run: 0, text: 'a' }), opened);
    assert.equal(receive(opened, { kind: 'command', command: 'next' }), opened);
    assert.equal(receive(opened, { kind: 'words', language: 'cy', phrases: {} }), opened);
  });
});
