import type { Candidate, Recogniser } from '../candidate.js';
import { pointsOf } from '../injectionRules.js';
import { sentencesWith } from '../sentencesWith.js';

/** A sentence that has none of these words gives no orders to a model. Kept plain: it is the one expression that reads every text whole. */
const triggers =
  /\b(?:ignor|disregard|forget|overrid|bypass|instruction|prompt\b|assistant|language model|chatbot|summar|respond\b|response|repl(?:y|ies)\b|answer|output|your (?:message|new|real)|AI\b|LLM|ChatGPT|copilot|conversation|from now on|you are now|you must now|system ?:|do not (?:tell|mention|reveal|inform|disclose|alert|report|flag)|don't (?:tell|mention|reveal|inform|flag)|never (?:tell|mention|reveal|flag)|without telling|base64|decode|rot13|jailbreak|developer mode|state that|conclude that|(?:mark|rate|score|classify|treat|approve|award|rank) (?:this|it|the above|my)|display: ?none|font-size: ?0|exfiltrat|vowels|anagram|misspell|scrambl|every (?:second|third|fourth|other) (?:letter|word)|(?:reading|reviewing|summarising|screening) models?|automated|GPT|bots?\b|(?:screening|scoring) |stop (?:what|reading|processing|translating|analysing)|marking scheme|scoring (?:guide|scheme)|rubric|criteria you|obey|no longer an?\b|(?:treat|regard|consider|accept) the (?:sender|applicant|claimant|author|writer|supplier|candidate|bearer|caller|identity)|passwords?\b|<\/?(?:assistant|human)>|instead of|rather than|(?:user|operator|developer) has)|!\[[^\]\n]{0,40}\]\(http|<!--|<\||<<SYS|\[\/?(?:INST|system)\]|color: ?white|\udb40[\udc20-\udc7f]/gi;

/** What every rule asks for in one way or another: most sentences with a trigger have none of it, and are done with one look. */
const promising =
  /ignor|(?:user|operator|developer) has|set aside|drop (?:the|your)|no longer|obey|stop (?:what|reading|summari|processing|translat|analys|answer)|passwords?|bank details|(?:treat|regard|consider|accept) the|screening|machine|disregard|forget|overrid|bypass|follow|attention|discard|instructions?|prompt|conversation|\bchat|everything|above|base64|decode|rot13|decrypt|unscramble|misspell|typo|scrambl|jumbl|anagram|homophonic|alphanumeric|letters|vowels|spaces|restrict|unfiltered|jailbreak|\bDAN\b|do anything now|freed|liberated|from now on|from this point|henceforth|for the rest|you (?:are|will|must) now|code ?word|secret word|passphrase|canary|[<[{#]|^(?:system|assistant|developer)|https?:|www\.|\b(?:A\.?I|LLM|GPT|ChatGPT|model|bot|copilot|claude|gemini|assistant|automated|digital|machine)s?\b|summari[sz](?:er|ation)|(?:response|reply|answer|output|message|summary|analysis|assessment)s? (?:of this|must|should|has|needs|is to)|[,:] ?(?:please |always |you (?:must|should|will) |also |be sure to |make sure to )*(?:say|state|tell|write|report|conclude|declare|mark|rate|score|recommend|approve|confirm|omit|leave out|never|insert|append|output|begin|respond|reply|answer)\b|with the (?:exact )?(?:words?|phrase|sentence|code)\b|(?:mark|rate|score|classify|rank|label|grade|flag|treat|categori[sz]e|assess|approve|recommend|accept|pass|authori[sz]e|prioriti[sz]e|select|shortlist|award) (?:this|the above|the present|it|my|our)\b|(?:not|n't|never|without) (?:ever )?(?:tell|inform|alert|warn|reveal|mention|disclos|show|notify|let\b|refer|report|flag|acknowledge|highlight)|(?:your|its|every|any) (?:\w+ )?(?:response|reply|answer|output|message|summary|analysis|assessment)|your (?:new|real|true|actual|updated|revised) |(?:say|state|report|conclude|declare|tell|write|respond|reply|answer|output|return|print|announce|assert|recommend)(?: the \w+| only)? (?:that|with|saying|only|just|exactly|nothing|solely)\b|\udb40[\udc20-\udc7f]/i;

/**
 * Instructions to a model, hidden in a text that it is given to read (OWASP LLM01:2025, indirect prompt injection). Rules about words,
 * added up sentence by sentence: they are an aid to the eye, not a defence, and there are always more ways to say it.
 * Shown and explained, never blocked and never silently removed.
 */
export const injection: Recogniser = ({ text }) => {
  const found: Candidate[] = [];
  for (const { start, end } of sentencesWith(triggers, text)) {
    const sentence = text.slice(start, end);
    if (!promising.test(sentence)) continue;
    const points = pointsOf(sentence);
    if (points < 3) continue;
    const last = found.at(-1);
    // Orders that follow each other are one finding.
    if (last && start - last.end <= 2) found[found.length - 1] = { ...last, end, severity: 'high' };
    else found.push({ type: 'injection', start, end, sure: 0.9, severity: points >= 5 ? 'high' : 'medium' });
  }
  return found;
};
