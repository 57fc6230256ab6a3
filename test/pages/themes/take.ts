/**
 * Reads the theme variables that a real VS Code gives to its webviews and keeps them beside this file.
 * Run by hand when VS Code's default themes change: npx tsx test/pages/themes/take.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from '../../../scripts/lib/browser.mjs';
import { startWorkbench } from '../../../scripts/lib/workbench.mjs';
import { themeNames, type Theme, type ThemeName } from './themes.js';

const editorNames: Record<ThemeName, string> = {
  light: 'Light 2026',
  dark: 'Dark 2026',
  'hc-light': 'Default High Contrast Light',
  'hc-dark': 'Default High Contrast',
  'light-modern': 'Light Modern',
  'dark-modern': 'Dark Modern',
};

async function take(name: ThemeName, executablePath: string): Promise<Theme> {
  const scratch = mkdtempSync(join(tmpdir(), 'sandpit-theme-'));
  const file = join(scratch, 'page.md');
  writeFileSync(file, '# A page\n');
  const workbench = await startWorkbench({
    serverDataDir: join(scratch, 'data'),
    folder: scratch,
    workspaceTrust: false,
    settings: {
      'workbench.colorTheme': editorNames[name],
      'window.autoDetectHighContrast': false,
      'window.autoDetectColorScheme': false,
      'workbench.editorAssociations': { '*.md': 'vscode.markdown.preview.editor' },
    },
  });
  const browser = await chromium.launch({ executablePath, args: [...browserFlags] });
  try {
    const page = await browser.newPage();
    const address = new URL(workbench.url);
    address.searchParams.set('payload', JSON.stringify([['openFile', `vscode-remote://${address.host}${file}`]]));
    await page.goto(address.href);
    const heading = page.frameLocator('iframe.webview').frameLocator('iframe').locator('h1');
    await heading.waitFor({ timeout: 90_000 });
    return await heading.evaluate((element) => {
      const { documentElement, body } = element.ownerDocument;
      const variables: Record<string, string> = {};
      for (const property of [...documentElement.style].sort()) {
        // A path of that machine, of no use to a page.
        if (property.startsWith('--vscode-')) variables[property] = documentElement.style.getPropertyValue(property);
      }
      return {
        bodyClasses: [...body.classList].filter((each) => each.startsWith('vscode-')),
        themeKind: body.dataset['vscodeThemeKind'] ?? '',
        defaultStyles: element.ownerDocument.getElementById('_defaultStyles')?.textContent ?? '',
        variables,
      };
    });
  } finally {
    await browser.close();
    await workbench.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

const browser = findBrowser();
if (!browser || 'reason' in browser) throw new Error('There is no browser. Run node scripts/get.mjs browser first.');
const names = process.argv.length > 2 ? themeNames.filter((name) => process.argv.includes(name)) : themeNames;
for (const name of names) {
  const theme = await take(name, browser.executablePath);
  writeFileSync(fileURLToPath(new URL(`${name}.json`, import.meta.url)), `${JSON.stringify(theme, null, 1)}\n`);
  console.log(`${name}: ${theme.themeKind}, ${Object.keys(theme.variables).length} variables`);
}
