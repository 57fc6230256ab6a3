import { strict as assert } from 'node:assert';
import { playbook, principles } from '../../../../src/core/guidance/principles.js';
import { sayPrinciple } from '../../../../src/core/sentences/principles.js';
import { english } from '../../../../src/core/words.js';

describe('the ten principles', () => {
  it('have exactly the names that were published', () => {
    assert.deepEqual(
      principles.map(({ number, name }) => `${number}. ${name}`),
      [
        '1. You know what AI is and what its limitations are',
        '2. You use AI lawfully, ethically and responsibly',
        '3. You know how to use AI securely',
        '4. You have meaningful human control at the right stages',
        '5. You understand how to manage the full AI life cycle',
        '6. You use the right tool for the job',
        '7. You are open and collaborative',
        '8. You work with commercial colleagues from the start',
        '9. You have the skills and expertise needed to implement and use AI',
        "10. You use these principles alongside your organisation's policies and have the right assurance in place",
      ],
    );
  });

  it('bear their date, their source and what came after them', () => {
    assert.equal(playbook.source.published, '2025-02-10');
    assert.match(playbook.source.url, /^https:\/\/www\.gov\.uk\//);
    assert.match(playbook.asOf, /^\d{4}-\d{2}-\d{2}$/);
    assert.equal(playbook.supersededBy?.now, 'AI Knowledge Hub');
    assert.match(playbook.supersededBy?.said.title ?? '', /HL15270/);
  });

  it('are said with source, month and what replaced it', () => {
    assert.equal(
      sayPrinciple(3, english),
      'Principle 3: You know how to use AI securely · AI Playbook, February 2025 · replaced by the AI Knowledge Hub, May 2025',
    );
  });

  for (const number of [0, 11, 1.5])
    it(`there is no principle ${number}`, () => assert.equal(sayPrinciple(number, english), undefined));
});
