import type { Candidate, Recogniser } from '../candidate.js';
import { pointsOf } from '../injectionRules.js';
import { sentencesWith } from '../sentencesWith.js';

/** A sentence that has none of these words gives no orders to a model. Kept plain: it is the one expression that reads every text whole. */
const triggers =
  /\b(?:ignor|disregard|forget|overrid|bypass|instruction|prompt\b|assistant|language model|chatbot|summar|respond\b|response|repl(?:y|ies)\b|answer|output|your (?:message|new|real)|AI\b|LLM|ChatGPT|copilot|conversation|from now on|you are now|you must now|system ?:|do not (?:tell|mention|reveal|inform|disclose|alert|report|flag)|don't (?:tell|mention|reveal|inform|flag)|never (?:tell|mention|reveal|flag)|without telling|base64|decode|rot13|jailbreak|developer mode|state that|conclude that|(?:mark|rate|score|classify|treat|approve|award|rank) (?:this|it|the above|my)|display: ?none|font-size: ?0|exfiltrat|vowels|anagram|misspell|scrambl|every (?:second|third|fourth|other) (?:letter|word)|(?:reading|reviewing|summarising) model)|!\[[^\]\n]{0,40}\]\(http|<!--|<\||<<SYS|\[\/?(?:INST|system)\]|color: ?white|\udb40[\udc20-\udc7f]/gi;

/**
 * Instructions to a model, hidden in a text that it is given to read (OWASP LLM01:2025, indirect prompt injection). Rules about words,
 * added up sentence by sentence: they are an aid to the eye, not a defence, and there are always more ways to say it.
 * Shown and explained, never blocked and never silently removed.
 */
export const injection: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (const { start, end } of sentencesWith(triggers, text)) {
    const points = pointsOf(text.slice(start, end));
    if (points < 3) continue;
    const last = found.at(-1);
    // Orders that follow each other are one finding.
    if (last && start - last.end <= 2) found[found.length - 1] = { ...last, end, severity: 'high' };
    else found.push({ type: 'injection', start, end, sure: 0.9, severity: points >= 5 ? 'high' : 'medium' });
  }
  return found;
};
