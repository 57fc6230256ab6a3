/** What makes a sentence an order to a model. Three points make a finding; a rule of three stands by itself. */

export interface InjectionRule {
  readonly id: string;
  readonly points: 1 | 2 | 3;
  readonly says: RegExp;
  /** Counts only beside one of these; beside any other when empty. Rules of this sort stand after those they need. */
  readonly beside?: readonly string[];
}

// What may stand right before an order: the beginning of a sentence or clause, or a small word that opens one. Looked for
// backwards from the verb, once the verb is there: the other way round it costs twenty times as much.
const opens = String.raw`(?<=(?:^|[.:;,!?>\])"'-]|\b(?:please|must|should|now|and|then|to|instead|always|will|important|attention|note|kindly|simply|also|but|you|just)[:,]?)\s*)`;
const order = (verbs: string) => String.raw`\b(?=${verbs})${opens}${verbs}`;
const sureMachine = String.raw`(?:AI|A\.I\.|LLM|(?:large )?language model|chat ?bot|ChatGPT|GPT-?\d|(?:AI|automated|digital|machine) (?:assistant|reader|reviewer|system|model|agent|tool|summari[sz]er|screener|processor|classifier)|summari[sz]er|summari[sz]ation (?:tool|system|model))`;
const machine = String.raw`(?:${sureMachine}|Copilot|Claude|Gemini|virtual assistant|assistant|bot|model)`;
const ended = String.raw`(?=s?\s*(?:[.:;,!)\]-]|$|reading|processing|reviewing|summari|that|who|which|used|handling|assessing|you\b))`;
const work = String.raw`(?:summari[sz](?:e|ing)|process(?:ing)?|read(?:ing)?|review(?:ing)?|assess(?:ing)?|analy[sz](?:e|ing)|answer(?:ing)?|respond(?:ing)?|translat(?:e|ing)|triag(?:e|ing)|scor(?:e|ing)|evaluat(?:e|ing)|classif(?:y|ying)|rank(?:ing)?|screen(?:ing)?|rewrit(?:e|ing)|extract(?:ing)?|asked)`;
const thing = String.raw`(?:claim|case|application|document|letter|request|invoice|applicant|claimant|candidate|bid|supplier|submission|evidence|report|statement|account|payment|form|complaint|tender|text|message|email|CV)`;
const answer = String.raw`(?:response|reply|answer|output|message|summary|analysis|assessment)s?`;
const verdict = String.raw`(?:genuine|legitimate|valid|approved|eligible|low[ -]risk|verified|checked|accurate|authentic|trustworthy|compliant|excellent|outstanding|the best|best|highest|top|strong(?:est)?|fraudulent|rejected|closed|no concerns?|not fraud\w*|fully \w+|correct and complete|complete|in order)`;

const rule = (
  id: string,
  points: InjectionRule['points'],
  says: string,
  how: { readonly beside?: readonly string[]; readonly flags?: string } = {},
): InjectionRule => ({
  id,
  points,
  says: new RegExp(says, how.flags ?? 'i'),
  ...(how.beside && { beside: how.beside }),
});

/** The orders themselves, from plain to devious. */
export const injectionRules: readonly InjectionRule[] = [
  rule(
    'override',
    3,
    `${order(`(?:ignore|disregard|forget|override|bypass|skip|do not follow|don't follow|stop following|pay no attention to|discard)`)}(?: (?:all|any|of|every|everything|your|the|these|those|other|previous|prior|earlier|above|preceding|original|initial|existing|current|system|safety|former|foregoing|and|or|with|about|that|came|you|were|have|been|given|told)){1,9} (?:instructions?|prompts?|rules?|guidelines?|directions?|commands?|directives?|programming|guardrails?|safeguards?|filters?|restrictions?|constraints?|training|orders?)\\b(?! (?:you (?:find|see|meet)|(?:(?:that|which) )?(?:(?:may |might )?(?:appears?|are|is|stands?) |(?:is |are )?(?:contained|found|given|hidden) )?(?:in|inside|within|from) (?:it|them|this|the (?:document|text|letter|data|email|message|file|attachment|annex|style)|there)))`,
  ),
  rule(
    'override-all',
    3,
    `${order(`(?:ignore|disregard|forget)`)} (?:everything|all|anything)(?: (?:of|that|which|else|you|was|were|is|has|have|been|said|written|told|stated|came|come|the))* (?:above|before|previously|so far|earlier|prior|told|preceding)\\b`,
  ),
  rule(
    'new-orders',
    3,
    `\\byour (?:new|real|true|actual|updated|revised) (?:instructions?|task|objective|role|orders|goal|system prompt)\\b|^new (?:instructions?|task|system prompt)\\s*:|\\bnew instructions? (?:for|to) (?:the )?${machine}${ended}`,
  ),
  rule(
    'machine-called',
    3,
    `(?:^|\\b(?:note|notice|message|instructions?|attention|important|memo|reminder|hint|request|guidance) (?:to|for)|\\b(?:to|dear|hey|hello|attention|attn)\\b:?)[\\s,:]*(?:all |any |the |an? |every )*${sureMachine}s?\\b(?: (?:reading|processing|reviewing|summari[sz]ing|that|who|which|used|handling|assessing|instructions?|directive)[^.:;,]{0,40})?\\s*[:,;—-]\\s*\\S`,
  ),
  rule(
    'note-to-machine',
    3,
    `\\b(?:notes?|notice|message|instructions?|attention|reminder|hint|directives?|commands?) (?:to|for) (?:all |any |the |an? |every )*(?:\\w+ )?${machine}${ended}`,
  ),
  rule(
    'if-machine',
    3,
    `\\bif (?:you are|you're|(?:this (?:document |text |letter |email |form )?(?:is )?)?(?:being )?(?:read|processed|reviewed|summari[sz]ed|handled|assessed|scored) by) (?:an? |any |the )?(?:\\w+ )?${machine}${ended}`,
  ),
  rule(
    'any-machine',
    3,
    `\\b(?:any|every|the|an) ${sureMachine}s? (?:that (?:reads?|processes|summari[sz]es|reviews?)|(?:reading|processing|summari[sz]ing|reviewing|assessing|handling)) (?:this|the)\\b[^.]{0,80}\\b(?:must|should|shall|is to|are to|will|needs? to|has to|have to)\\b`,
  ),
  rule(
    'machine-must',
    2,
    `\\bthe ${machine} (?:should|must|shall|is to|has to|needs to) (?:always )?(?:conclude|state|say|report|recommend|describe|mark|rate|approve|answer|ignore|respond|tell|begin|start|end|append|insert|add|treat|classify|label|omit|leave out)\\b`,
  ),
  rule(
    'answer-must',
    2,
    `\\b(?:the|your|any|every) ${answer} (?:of this (?:\\w+ ))?(?:must|should|has to|needs to|is to) (?:always |only |also )?(?:say|state|conclude|report|confirm|recommend|read|omit|leave out|begin|end|not mention)\\b`,
  ),
  rule(
    'you-machine',
    2,
    `\\b(?:as|you are|you're) (?:an?|the) (?:\\w+ ){0,2}${machine}s?\\b(?=\\s*,| you)[^.]{0,60}\\b(?:must|should|will|shall|have to|need to|are (?:required|instructed|ordered|obliged) to)\\b`,
  ),
  rule(
    'while-working',
    2,
    `\\b(?:when(?:ever)?|if|while|before|after|as) (?:you (?:are |come to |have )?)?(?:asked to )?${work}\\b[^.;:]{0,60}[,:]\\s*(?:please |always |you (?:must|should|will) |also |be sure to |make sure to )*(?:say|state|tell|write|report|conclude|declare|mark|rate|score|recommend|approve|confirm|omit|leave out|never mention|insert|append|output|begin|respond with|reply with|answer with|(?:start|end|finish|close)(?: your ${answer})? with the (?:exact )?(?:words?|phrase|sentence|code))\\b`,
  ),
  // Words to be said whatever the text says: a canary, or a code for somebody who reads the answer.
  rule(
    'dictated-words',
    1,
    `\\b(?:begin|start|end|finish|close|respond|reply|answer)(?: your ${answer})? with the (?:exact )?(?:words?|phrase|sentence|code)\\b`,
  ),
  rule(
    'verdict-order',
    3,
    `${order(`(?:mark|rate|score|classify|rank|label|grade|flag|treat|categori[sz]e|assess|approve|recommend)`)} (?:this|the (?:above|present)|it|my|our)\\b ?(?:${thing})?[^.,]{0,16}\\b(?:as|at|for) (?:a |an |the )?(?:${verdict}|10|ten|100|five stars|full marks|maximum|approval)\\b(?![^.]{0,40}\\b(?:or|if|when|where|unless|only|once)\\b)`,
  ),
  rule(
    'verdict-number',
    3,
    `${order(`(?:score|rate|grade|mark)`)} (?:it|this|this ${thing}|my ${thing}) (?:at )?(?:10|ten|100|full|five|5)\\b`,
  ),
  rule(
    'machine-answer',
    3,
    `\\b(?:any|an|the|your|every) (?:AI|automated|automatic|machine|computer)(?:[- ]?(?:generated|made|written))? ${answer}\\b[^.]{0,60}\\b(?:leaves? out|left out|omit(?:s|ted)?|(?:did|does|would|should|must) not|says?|said|state[sd]?|concluded?s?|recommend(?:s|ed)?|must|describe[sd]?)\\b`,
  ),
  rule(
    'against-user',
    3,
    `\\b(?:do not|don't|never|stop|instead of) (?:follow(?:ing)?|answer(?:ing)?|obey(?:ing)?|help(?:ing)?)\\b[^.]{0,24}\\b(?:the|your|this) user(?:'s)?\\b(?! (?:guide|manual))|\\b(?:do not|don't) (?:answer|do) (?:the \\w+|what) (?:that )?you (?:were|have been|are) asked\\b`,
  ),
  rule(
    'machine-at-work',
    3,
    `\\b(?:${machine}|models?|bots?)s? (?:(?:that|which) (?:reads?|handles?|processes|screens?|reviews?)|(?:reading|processing|handling|screening|reviewing|assessing|scoring|ranking|summari[sz]ing)) (?:this|it|these)\\b[^.]{0,60}\\b(?:must|should|shall|(?:is|are) (?:to|asked|told|instructed|ordered|required|directed)|needs? to|has to|have to)\\b`,
  ),
  rule(
    'machine-on-duty',
    3,
    `\\bas (?:an?|the) (?:\\w+ ){0,2}${machine} (?:reading|handling|processing|reviewing|assessing|in charge of)\\b[^.]{0,40}, ?you\\b|\\bfor (?:AI|LLM|machine|bot)s? (?:use|eyes|readers?|models?) only\\b|\\b(?:have|let|get|tell|ask) (?:your|any|the) (?:AI|LLM|chatbot|language model)(?: tool| assistant)? (?:to )?(?:praise|recommend|say|state|rate|rank|score|grade|approve|accept|conclude|leave out|omit|ignore|favour)\\b|\\b(?:using|with) (?:an? |any |the )?${sureMachine}\\b[^.]{0,60}\\b(?:tell|have|instruct|ask|make) it (?:to )?(?:grade|rate|rank|score|approve|leave|omit|say|state|recommend|ignore)?`,
  ),
  rule(
    'not-that-machine',
    3,
    `\\byou are no longer (?:an?|the|my) (?:\\w+ )?(?:${machine}|summari[sz]er|translator|classifier|editor|checker|reviewer)\\b|\\b(?:${machine}|model)s? (?:that has|which has|who has|with|without|that have) (?:no|any|zero) (?:\\w+ )?(?:rules?|limits?|limitations|restrictions?|filters?|guardrails|guidelines)\\b`,
  ),
  rule(
    'set-criteria-aside',
    3,
    `${order(`(?:ignore|disregard|forget|set aside|drop|abandon|discard)`)} (?:(?:all|any|of|the|your|these|earlier|previous)\\s){1,3}(?:\\w+ )?(?:criteria|rubric|marking (?:scheme|guide)|scoring (?:guide|scheme|criteria)|guidance|guidelines|policy|rules|context)\\b(?= (?:that )?(?:you (?:have|were|had|are)|and (?:pass|approve|award|accept|give|rate|score|rank|mark|select|hire|speak|answer freely)))`,
  ),
  rule(
    'stop-here',
    3,
    `^(?:now |please )?stop (?:what you are doing|(?:reading|summari[sz]ing|processing|translating|analysing|answering)\\b[^.,]{0,16}\\b(?:here|now|at this point|immediately))[,;]? (?:and|then|instead)\\b`,
  ),
  rule(
    'false-authority',
    3,
    `\\b(?:the )?next instructions? (?:comes?|is|are) from\\b|\\bobey the (?:sender|author|writer)\\b|\\bthe (?:user|operator|developer) has (?:already |just )?(?:asked|instructed|told|authori[sz]ed|permitted) you to\\b|^<\\/?(?:assistant|human)>`,
  ),
  rule(
    'given-prompt',
    3,
    `\\b(?:reveal|print|repeat|show|output|display|disclose|leak|share|tell me|write out|copy)\\b[^.]{0,40}\\b(?:(?:prompt|instructions?|rules|message) (?:that )?you (?:were|have been|are) given|what your (?:instructions|rules|prompt) (?:says?|are|is)|(?:text|wording|contents?) of your (?:\\w+ )?(?:prompt|instructions?|messages?))`,
  ),
  rule(
    'trusted',
    2,
    `${order(`(?:treat|regard|consider|accept)`)} the (?:sender|applicant|claimant|author|writer|supplier|candidate|bearer|caller|identity of [^.]{1,24}) as (?:a |an |the |fully |already )*(?:${verdict}|confirmed|trusted|proven|authori[sz]ed)\\b(?! (?:if|only|when|unless))`,
  ),
  rule(
    'secrets-of-user',
    2,
    `\\b(?:users?(?:'s|')?|readers?(?:'s|')?|their|customers?(?:'s|')?) (?:\\w+ ){0,2}(?:passwords?|bank details|card (?:numbers?|details)|credentials|log-?in details)\\b`,
  ),
  rule(
    'approve',
    2,
    `${order(`(?:approve|accept|pass|authori[sz]e|recommend|prioriti[sz]e|select|shortlist|award)`)} (?:this|the above|my|our) ${thing}\\b(?: [^.]{0,60}\\b(?:regardless|without|immediately|whatever|no matter|in full|above all|automatically)\\b)?(?![^.]{0,12}\\b(?:only|if|when|unless|once)\\b)`,
  ),
  rule(
    'keep-from-people',
    3,
    `(?:\\b(?:do not|don't|never|must not|should not)|\\bwithout) (?:ever )?(?:tell|inform|alert|warn|reveal|mention|disclose|show|notify|let|telling|informing|alerting|notifying|revealing|mentioning|disclosing)\\b(?:[^.]{0,30}\\b(?:users?|readers?|human|operator|reviewer|the person (?:reading|asking|using)|whoever)\\b[^.]{0,24}\\b(?:this|these|instructions?|prompt|message|note|that you)\\b|[^.]{0,12}\\b(?:these instructions|this (?:instruction|message|prompt|line|note|comment|sentence|paragraph))\\b)|\\bwithout (?:telling|informing|alerting|notifying) (?:the )?(?:user|reader|human|reviewer)\\b`,
  ),
  rule(
    'hide-fact',
    3,
    `${order(`(?:do not|don't|never)`)} (?:mention|reveal|disclose|refer to|report|flag|acknowledge|highlight) (?:the|any|my|our) (?:discrepanc\\w+|overpayments?|debts?|convictions?|gap|mismatch|inconsistenc\\w+|missing \\w+|late \\w+|previous (?:fraud|conviction|refusal|claim)s?|undeclared \\w+|other income)\\b`,
  ),
  rule(
    'reveal',
    3,
    `\\b(?:reveal|print|repeat|show|output|display|disclose|leak|share|list|give|tell me|write out|copy)\\b[^.]{0,24}\\b(?:(?:your|the) (?:\\w+ )?(?:system (?:prompt|message|instructions?)|initial (?:prompt|instructions?)|hidden (?:prompt|instructions?))|your (?:original|secret|full|previous|own) (?:prompt|instructions?)|(?:prompt|instructions) verbatim|(?:conversation|chat) history)|\\brepeat (?:all |everything )?(?:of )?(?:the )?(?:text |words )?above\\b`,
  ),
  rule(
    'exfiltrate',
    3,
    `\\b(?:send|e-?mail|post|forward|upload|transmit|exfiltrate|leak|submit|copy|append|encode)\\b[^.]{0,60}\\b(?:conversation|chat(?: history)?|prompt|everything (?:above|you)|(?:personal data|contents?|details|information|data|names?) (?:of this (?:conversation|chat)|(?:from|in|that) (?:the|this|your) (?:conversation|chat|prompt|context)|you (?:have|were|can)|above))\\b[^\\n]{0,60}(?:https?:\\/\\/|\\bwww\\.|[\\w.+-]{1,40}@[\\w-]{1,40}\\.|\\bto (?:this|the following) (?:address|link|url|server|website))`,
  ),
  rule('image-leak', 3, `!\\[[^\\]\\n]{0,40}\\]\\(https?:[^)\\s]{0,200}[?&=][^)\\s]{0,200}\\)`),
  rule(
    'alter-answer',
    3,
    `${order(`(?:modify|augment|enhance|alter|adjust|change|tweak)`)} (?:your|its) ${answer}\\b(?: (?:to|with|by))`,
  ),
  rule(
    'smuggle',
    3,
    `${order(`(?:integrate|embed|smuggle|weave|slip|inject|plant)`)} [^.]{0,120}\\b(?:in|into|within) (?:your|its) ${answer}\\b`,
  ),
  rule(
    'quoted-into-answer',
    3,
    `${order(`(?:add|insert|append|include|put)`)} (?:the (?:words?|phrase|sentence|text|line|following) ?:? ?)?["'](?:[^"'\\s]{1,30}[ ]){3,30}[^"'\\s]{1,30}["'][^"\\n]{0,60}\\b(?:to|in|into|at the (?:end|start|beginning|top|bottom) of) (?:your|every|any) (?:\\w+ )?${answer}\\b`,
  ),
  rule(
    'garble',
    3,
    `\\b(?:misspell\\w*|typos?|scrambl\\w+|jumbl\\w+|anagram\\w*|homophonic|alphanumeric substitution|rearrang\\w+ (?:the )?letters|group (?:the )?letters|(?:replace|substitute|convert|swap)\\b[^.]{0,24}\\b(?:letters?|vowels?|consonants?)|remove (?:all )?spaces from (?=your)|words? without spaces)\\b[^.]{0,70}\\b(?:your (?:\\w+ )?${answer}|words)\\b|\\byour (?:\\w+ )?${answer}\\b[^.]{0,70}\\b(?:misspell\\w*|intentional\\w* (?:typos?|misspell\\w*|errors?)|scrambl\\w+|anagram\\w*|homophonic|alphanumeric|without (?:any )?spaces|(?:vowels?|letters?) (?:with|to|into?|by)\\b)|\\bwithout spaces\\b[^.]{0,20}\\byour|\\byour ${answer} without spaces|\\bwords in your ${answer} without spaces`,
  ),
  rule(
    'garble-letters',
    3,
    `\\breplac\\w+ (?:the )?(?:vowels|letters|every \\w+ (?:letter|word)) with\\b|\\b(?:numbers|symbols) for (?:vowels|letters)\\b|\\b(?:letters|words) of (?:the )?(?:words|letters) in your\\b`,
  ),
  rule(
    'freed',
    3,
    `\\b(?:act|behave|respond|pretend|operate)\\b[^.]{0,40}\\b(?:no (?:restrictions?|rules|limits|filters?)|unrestricted|unfiltered|without (?:any )?(?:restrictions?|rules|limits|filters?|safety)|DAN)\\b|\\b(?:you are now (?:an )?(?:unrestricted|unfiltered|free|DAN)|developer mode (?:enabled|on|activated)|(?:enter|enable|activate|switch to) (?:developer|god|debug|jailbreak|unrestricted) mode|do anything now|you (?:are|have been) (?:freed|liberated|released) from)`,
  ),
  rule(
    'system-override',
    3,
    `\\bsystem (?:override|alert|command|instructions?|prompt)\\s*:\\s*\\S|\\b(?:admin|administrator|root|developer) (?:override|command)\\b|\\[system\\]`,
  ),
  rule(
    'chat-token',
    3,
    `<\\|(?:im_start|im_end|system|user|assistant|endoftext|begin_of_text|start_header_id)\\|?>?|\\[\\/?INST\\]|<<\\/?SYS>>|^#{2,4} ?(?:system|new instructions?)s?\\s*:|<\\/?(?:system|instructions)>`,
  ),
  rule(
    'encoded',
    3,
    `\\b(?:decode|base64|rot13|decrypt|unscramble)\\b[^.]{0,80}\\b(?:follow|execute|obey|carry out|do what|run|act on|perform|comply)\\b`,
  ),
  // Letters that no one sees. The flags of England, Scotland and Wales are made of up to six of them and their end.
  rule('tag-characters', 3, `(?<!\\ud83c\\udff4(?:\\udb40[\\udc30-\\udc7a]){0,6})\\udb40[\\udc20-\\udc7f]`),
  rule(
    'from-now-on',
    2,
    `\\b(?:from now on|from this point (?:on|forward)|henceforth|for the rest of (?:this|the|our) (?:conversation|chat|session))\\b[^.]{0,16}\\byou\\b|\\byou (?:are now|will now|must now) (?!going|in a|ready|able)`,
  ),
  rule(
    'codeword',
    2,
    `\\b(?:[Cc]ode ?word|[Ss]ecret word|[Pp]assphrase|[Tt]oken|[Cc]anary)\\b:? ["']?[A-Z][A-Z\\d_-]{3,}\\b`,
    {
      flags: '',
    },
  ),
  rule('role-line', 2, `^(?:system|assistant|developer)(?: (?:message|note|override))? ?:\\s*\\S`),
  rule(
    'hidden',
    2,
    `(?:display: ?none|visibility: ?hidden|font-size: ?0|color: ?(?:white|#fff(?:fff)?\\b|transparent)|opacity: ?0\\b|<!--)`,
  ),
  rule(
    'link-pushed',
    2,
    `\\b(?:include|add|insert|append|provide|put|give|integrate|place|tell|direct|invite|advise|suggest|urge|encourage)\\b[^.]{0,60}(?:(?:https?:\\/\\/|\\bwww\\.)(?!\\S{0,60}gov\\.uk)|\\b[\\w-]{2,30}\\.(?:com|xyz|net|org|io|info)\\b|\\bclick)`,
  ),
  rule(
    'push',
    2,
    `\\b(?:users?|readers?|them|people) (?:to |should |can )?(?:install|join|visit|click|share|reach out|download|subscribe|vote|buy|donate|sign up|transfer)\\b|\\b(?:celebrity|viral|sensational|shocking|clickbait|weird trick|promote|advert|donations?|appeal for|upcoming elections?)\\b`,
  ),
  rule(
    'scripted',
    1,
    `${order(`(?:say|state|report|conclude|declare|tell (?:the )?(?:user|reader|caseworker|case worker|officer|manager|reviewer|human|person|team)|write|announce|assert|respond|reply|answer|recommend)`)}(?: only)? (?:that|with|saying)\\b`,
  ),
  rule(
    'only-this',
    1,
    `${order(`(?:reply|respond|answer|output|return|say|print|write)`)} (?:(?:only|just|exactly|nothing but|solely)\\b|with (?:only|just|exactly)\\b)`,
  ),
  rule(
    'in-your-answer',
    1,
    `\\b(?:in|to|into|with|at the (?:end|start|beginning|top) of) (?:your|every|any) (?:\\w+ )?${answer}\\b`,
  ),
  rule(
    'role-orders',
    1,
    `\\b(?:you (?:must|should|will|are)|your (?:instructions?|task|role)|approve|ignore|always|never|must report|must say)\\b`,
    {
      beside: ['role-line'],
    },
  ),
  rule(
    'hidden-orders',
    1,
    `\\b(?:ignore|say|state|approve|tell|write|must|always|never|summar\\w+|respond|reply|instructions?|recommend|rate|mark)\\b`,
    {
      beside: ['hidden'],
    },
  ),
  rule(
    'canary',
    1,
    `\\b(?:words?|phrase|code|string|sentence|text|with|say|output|print|write|exactly)\\s*:?\\s*["'][^"'\\n]{2,80}["']`,
    {
      beside: [],
    },
  ),
  rule(
    'nothing-else',
    1,
    `\\b(?:and nothing else|no matter what|whatever (?:the|you are|anyone)|regardless of|instead of (?:summari[sz]ing|answering|the summary|a summary|your))`,
    {
      beside: [],
    },
  ),
  rule(
    'fixed-verdict',
    1,
    `\\b(?:is|are|was|were|has been|have been|should be|must be|be)(?: (?:a|an|the|fully|entirely|completely|clearly|already|being|as))* ${verdict}\\b`,
    {
      beside: [],
    },
  ),
  rule('and-then-release', 1, `\\band (?:release|give out|hand over|close the (?:case|file)|pay|approve|accept)\\b`, {
    beside: ['trusted'],
  }),
  rule(
    'not-as-asked',
    1,
    `\\b(?:instead of|rather than|instead)\\b[^.]{0,60}\\b(?:tell|ask|write|produce|list|send|give|output|print|reply)\\b|\\b(?:tell|ask|write|produce|list|send|give|output|print|reply)\\b[^.]{0,30}\\binstead\\b`,
    { beside: ['secrets-of-user', 'link-pushed', 'against-user'] },
  ),
  rule(
    'no-checks',
    1,
    `\\b(?:without|no|skip|waive|bypass|not need|not require)\\b[^.]{0,24}\\b(?:checks?|checking|verification|verify|review|investigation|scrutiny|due diligence|action|risks?|concerns?)\\b`,
    {
      beside: [],
    },
  ),
];

/** How many points a sentence has. */
export function pointsOf(sentence: string): number {
  const met = new Set<string>();
  let points = 0;
  for (const { id, points: worth, says, beside } of injectionRules) {
    if (beside && !(beside.length === 0 ? met.size > 0 : beside.some((other) => met.has(other)))) continue;
    if (!says.test(sentence)) continue;
    met.add(id);
    points += worth;
    if (points >= 5) break;
  }
  return points;
}
