import { strict as assert } from 'node:assert';
import { putBack } from '../../../../src/core/guard/pseudonyms.js';
import { scan } from '../../../../src/core/guard/scan.js';
import { replaceTexts } from '../../../../src/webview/guard/replaceTexts.js';

const prompt = 'Write to the claimant with NINO AB123456C.';
const letter = 'National Insurance number: AB 12 34 56 C\nPartner’s NINO: CE654321A';

describe('example values in several texts', () => {
  it('stand for the same value in all of them, and for no other', () => {
    const { texts, map } = replaceTexts([prompt, letter], []);
    assert.equal(map.length, 2);
    const [own, partner] = map;
    assert.ok(own && partner && own.example !== partner.example);
    assert.equal(texts[0], `Write to the claimant with NINO ${own.example}.`);
    assert.equal(texts[1], `National Insurance number: ${own.example}\nPartner’s NINO: ${partner.example}`);
    for (const text of texts)
      assert.deepEqual(
        scan(text).filter(({ reserved }) => !reserved),
        [],
      );
  });

  it('are none that one of the texts has already', () => {
    const taken = replaceTexts([prompt], []).map[0]?.example ?? '';
    const { texts, map } = replaceTexts([prompt, `NINO ${taken}`], []);
    assert.notEqual(map[0]?.example, taken);
    assert.equal(texts[1], `NINO ${taken}`);
  });

  it('stay the same when more is replaced later, and are not used again when they are gone', () => {
    const first = replaceTexts([prompt], []);
    const later = replaceTexts(['The NINO is CE654321A.'], first.map);
    assert.equal(later.map.length, 2);
    assert.notEqual(later.map[0]?.example, later.map[1]?.example);
    const again = replaceTexts([prompt], later.map);
    assert.equal(again.texts[0], first.texts[0]);
    assert.equal(putBack(`${first.texts[0]} ${later.texts[0]}`, again.map), `${prompt} The NINO is CE654321A.`);
  });

  it('leave texts alone that have nothing to replace, whatever characters they have', () => {
    const odd = ['', '\u0001', '\u00010\u0002', '\u0000\ud800', 'SECRET\n\nThe plan.'];
    assert.deepEqual(replaceTexts(odd, []), { texts: odd, map: [] });
  });
});
