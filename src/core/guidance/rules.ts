/** Every rule that the product knows. Read by its schema when this file is first loaded, so that a slip in the data shows at once. */

import { rulesSchema } from './rule.js';
import type { Rule } from './rule.js';
import { government } from './rules/government.js';
import { law } from './rules/law.js';
import { tenPrinciples } from './rules/tenPrinciples.js';

export const rules: readonly Rule[] = rulesSchema.parse([...tenPrinciples, ...government, ...law]);
