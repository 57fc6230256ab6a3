/**
 * Imported first by every page. zod would otherwise try `new Function` once, which the page's
 * Content-Security-Policy refuses and reports.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });
