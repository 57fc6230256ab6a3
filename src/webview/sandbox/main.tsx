import '../parseWithoutEval.js';
import '../look/page.css';
import './sandbox.css';
import type { FromSandboxPage } from '../../core/protocol.js';
import { vscodeHost } from '../host.js';
import { startSandboxPage } from './startSandboxPage.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
startSandboxPage(vscodeHost<FromSandboxPage>(), root);
