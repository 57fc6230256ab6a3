import { strict as assert } from 'node:assert';
import { imageTarget, linkTarget } from '../../../../src/core/lessons/links.js';

describe('where a link may lead', () => {
  const allowed: readonly (readonly [string, string])[] = [
    ['https://www.gov.uk/', 'external'],
    ['https://www.gov.uk', 'external'],
    ['HTTPS://example.com/a?b=c#d', 'external'],
    ['mailto:learning@example.com', 'mail'],
    ['#next-step', 'step'],
    ['data/letter.txt', 'file'],
    ['lessons/one.md', 'file'],
    ['data/a%20letter.txt', 'file'],
  ];
  for (const [url, kind] of allowed) it(`${url} is ${kind}`, () => assert.equal(linkTarget(url)?.kind, kind));

  const refused = [
    '',
    '#',
    '#Not An Id',
    'http://example.com',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'command:workbench.action.reloadWindow',
    'vscode://file/etc/passwd',
    'vscode-insiders://x',
    'file:///etc/passwd',
    'data:text/html,<script>alert(1)</script>',
    'data:image/png;base64,AAAA',
    'vbscript:x',
    'blob:https://example.com/1',
    '//example.com/x',
    '\\\\example.com\\share',
    'https:example.com',
    'https:///etc/passwd',
    'https://user:secret@example.com/',
    'https://example.com@evil.example/',
    'https://exam\u202Eple.com/',
    '/etc/passwd',
    'C:/Windows/system.ini',
    '../secret.md',
    'pack.json',
    'letter.txt',
    'data/run.js',
    'data/../../secret.md',
    'data/%2e%2e/%2e%2e/secret.md',
    'data/%252e%252e/secret.md',
    'data/%zz.txt',
    'data/letter.txt?x=1',
    'data/letter.txt#x',
    'mailto:a@example.com?body=x',
    'mailto:',
  ];
  for (const url of refused) it(`${JSON.stringify(url)} is refused`, () => assert.equal(linkTarget(url), undefined));
});

describe('which images may be shown', () => {
  for (const url of ['images/bin.png', 'images/a/b.jpg', 'images/b%20c.webp', 'images/x.JPG'])
    it(`${url} may`, () => assert.equal(imageTarget(url), decodeURIComponent(url)));
  for (const url of [
    'https://example.com/pixel.png',
    '//example.com/pixel.png',
    'data:image/png;base64,AAAA',
    'images/x.svg',
    'images/x.jpeg',
    'images/',
    'data/x.png',
    'images/../x.png',
    'images/..%2f..%2fx.png',
    '/images/x.png',
    'images/con.png',
  ])
    it(`${url} may not`, () => assert.equal(imageTarget(url), undefined));
});
