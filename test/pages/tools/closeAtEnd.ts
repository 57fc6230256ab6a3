/** Imported by each test of a page: when all tests are over, the browser ends. */

import { closeBrowser } from './pages.js';

after(async function () {
  this.timeout(30_000);
  await closeBrowser();
});
