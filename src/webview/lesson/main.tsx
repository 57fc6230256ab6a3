import '../parseWithoutEval.js';
import '../look/page.css';
import './lesson.css';
import type { FromLessonPage } from '../../core/protocol.js';
import { vscodeHost } from '../host.js';
import { startLessonPage } from './startLessonPage.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
startLessonPage(vscodeHost<FromLessonPage>(), root);
