import { strict as assert } from 'node:assert';
import { renderedCharacters, renderMarkdown } from '../../../../src/core/lessons/renderMarkdown.js';

const html = (markdown: string) => renderMarkdown(markdown, (path) => `https://pack.example/${path}`);

/** The tags that Markdown may make, with the attributes each may carry. */
const allowedTags: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title', 'data-external', 'data-step', 'data-file', 'rel'],
  blockquote: [],
  br: [],
  code: [],
  em: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  img: ['src', 'alt'],
  li: [],
  ol: ['start'],
  p: [],
  pre: [],
  s: [],
  span: ['class'],
  strong: [],
  table: [],
  tbody: [],
  td: ['class'],
  th: ['class', 'scope'],
  thead: [],
  tr: [],
  ul: [],
};

/** Fails on any tag, attribute or address outside the lists above. */
function assertSafe(rendered: string): void {
  for (const [, closing = '', name = '', rest = ''] of rendered.matchAll(/<(\/?)([a-z0-9]*)([^>]*)>/gi)) {
    const allowed = allowedTags[name];
    assert.ok(allowed, `<${name}> in ${rendered.slice(0, 300)}`);
    if (closing === '/') continue;
    const attributes = [...rest.matchAll(/([^\s=]+)="([^"]*)"/g)];
    assert.equal(rest.replace(/\s[^\s=]+="[^"]*"/g, '').trim(), '', `attributes of <${name}${rest}>`);
    for (const [, attribute = '', value = ''] of attributes) {
      assert.ok(allowed.includes(attribute), `${attribute} of <${name}>`);
      if (attribute === 'href') assert.match(value, /^(https:\/\/|mailto:|#[a-z]|(lessons|data|images)\/)/);
      if (attribute === 'src') assert.match(value, /^https:\/\/pack\.example\/images\//);
    }
  }
}

describe('Markdown as HTML', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['emphasis', 'a *b* **c** `d`', '<p>a <em>b</em> <strong>c</strong> <code>d</code></p>\n'],
    [
      'an external link',
      '[a](https://example.com/?b=1&c=2)',
      '<p><a href="https://example.com/?b=1&amp;c=2" data-external="" rel="noopener noreferrer">a</a></p>\n',
    ],
    [
      'a mail link',
      '<help@example.com>',
      '<p><a href="mailto:help@example.com" data-external="">help@example.com</a></p>\n',
    ],
    ['a step', '[a](#b-c)', '<p><a href="#b-c" data-step="b-c">a</a></p>\n'],
    ['a file', '[a](data/b.txt)', '<p><a href="data/b.txt" data-file="data/b.txt">a</a></p>\n'],
    [
      'an image',
      '![a "b"](images/c.png)',
      '<p><img src="https://pack.example/images/c.png" alt="a &quot;b&quot;"></p>\n',
    ],
    ['headings from the third level', '# a\n\n## b\n\n### c', '<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n'],
    ['headings that are low enough', '### a\n\n#### b', '<h3>a</h3>\n<h4>b</h4>\n'],
    ['no heading below the sixth', '# a\n\n###### b', '<h3>a</h3>\n<h6>b</h6>\n'],
    ['a fenced block, without the name of its language', '```text\n<b>\n```', '<pre><code>&lt;b&gt;\n</code></pre>\n'],
  ];
  for (const [name, markdown, expected] of cases) it(name, () => assert.equal(html(markdown), expected));

  it('a table has scopes and no inline style', () => {
    const table = html('| a | b |\n| :- | -: |\n| c | d |');
    assert.match(table, /<th scope="col" class="align-left">a<\/th>/);
    assert.match(table, /<td class="align-right">d<\/td>/);
    assert.doesNotMatch(table, /style/);
  });

  it('an image that the pack does not have is shown as its description', () => {
    assert.equal(
      renderMarkdown('![A bin](images/bin.png)', () => undefined),
      '<p><span class="image-missing">[A bin]</span></p>\n',
    );
  });

  it('bare addresses are not made into links', () => {
    assert.equal(html('see https://example.com and example.com'), '<p>see https://example.com and example.com</p>\n');
  });
});

describe('hostile Markdown', () => {
  const hostile: readonly string[] = [
    '<script>alert(1)</script>',
    '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    '<a href="javascript:alert(1)">a</a>',
    '<style>@import "https://evil.example/x.css"</style>',
    '<form action="https://evil.example"><input name=a></form>',
    '<!-- --><script>alert(1)</script>',
    '<![CDATA[<script>alert(1)</script>]]>',
    '[a](javascript:alert(1))',
    '[a](JAVASCRIPT:alert(1))',
    '[a](java&#x73;cript:alert(1))',
    '[a](java&Tab;script:alert(1))',
    '[a](<java\nscript:alert(1)>)',
    '[a](\\x01javascript:alert(1))',
    '[a](command:workbench.action.terminal.new)',
    '[a](vscode://file/etc/passwd)',
    '[a](file:///etc/passwd)',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a](//evil.example/x)',
    '[a](http://evil.example)',
    '[a](https://user@evil.example)',
    '<javascript:alert(1)>',
    '<vscode://file/x>',
    '[a][b]\n\n[b]: javascript:alert(1)',
    '[a][b]\n\n[b]: https://example.com "x\\" onmouseover=\\"alert(1)"',
    '[a](https://example.com "\\"><script>alert(1)</script>")',
    '[a](https://example.com/"onmouseover="alert(1))',
    '![a](https://evil.example/pixel.png)',
    '![a](//evil.example/pixel.png)',
    '![a](data:image/svg+xml;base64,PHN2Zz4=)',
    '![a](data:image/png;base64,AAAA)',
    '![a](../../../etc/passwd)',
    '![a](images/../../x.png)',
    '![" onerror="alert(1)](images/x.png)',
    '![![a](https://evil.example/x.png)](images/x.png)',
    '![a](images/x.png "\\" onerror=\\"alert(1)")',
    '![<script>alert(1)</script>](images/x.png)',
    '[![a](https://evil.example/x.png)](javascript:alert(1))',
    '```"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```',
    '    <script>alert(1)</script>',
    '`<script>alert(1)</script>`',
    '| <script>alert(1)</script> |\n| - |\n| [a](javascript:x) |',
    '# <img src=x onerror=alert(1)>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&#60;script&#62;alert(1)',
    '\u0000<script>alert(1)</script>',
    '\u202E<b>',
  ];
  for (const markdown of hostile)
    it(JSON.stringify(markdown), () => {
      const rendered = html(markdown);
      assertSafe(rendered);
      assert.doesNotMatch(rendered, /<script|<iframe|evil\.example[^<]*"|href="javascript/i);
    });

  it('the check that these are safe finds what is not', () => {
    for (const unsafe of [
      '<script>',
      '<p onclick="x">',
      '<a href="javascript:x">',
      '<img src="https://evil.example/x.png" alt="">',
      '<a href="https://example.com" target="_blank">',
      '<p onclick=x>',
    ])
      assert.throws(() => assertSafe(unsafe), unsafe);
  });
});

describe('Markdown that is meant to take long', function () {
  // Shared machines are slow; what is looked for is the minutes that a quadratic rule would take.
  this.timeout(30_000);
  const size = renderedCharacters - 1;
  const filled = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  for (const piece of ['> ', '- ', '[', '![a](', '*a_ ', '`', '<a ', '&#x', '[[a](b)', '|a', '# a\n', '~~a', '\\'])
    it(`${JSON.stringify(piece)}, over and over`, () => assertSafe(html(filled(piece))));

  it('a line of 1 MB is shown as it stands', () => {
    const line = '<b>[a](b)'.repeat(120_000);
    const rendered = html(line);
    assert.ok(rendered.startsWith('<pre>&lt;b&gt;[a](b)'));
    assert.equal(rendered.includes('<b>'), false);
    assert.equal(rendered.includes('<a'), false);
  });
});
