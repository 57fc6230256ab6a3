/** Whose name it may be, told from the words of the name and those before it. A guess for the sake of the sentence that explains it. */

import type { UnsupportedKind } from './grounding.js';

const places = new Set(
  (
    'london birmingham manchester leeds liverpool sheffield bristol newcastle sunderland nottingham leicester coventry bradford cardiff swansea newport wrexham edinburgh glasgow aberdeen dundee inverness stirling perth ' +
    'belfast derry lisburn armagh york hull plymouth southampton portsmouth brighton oxford cambridge norwich ipswich peterborough derby stoke wolverhampton exeter bath gloucester worcester hereford shrewsbury lincoln ' +
    'preston blackpool blackburn bolton oldham rochdale salford stockport wigan warrington chester carlisle durham darlington middlesbrough stockton doncaster rotherham barnsley huddersfield halifax wakefield luton ' +
    'reading slough swindon croydon cornwall devon dorset somerset kent surrey sussex essex suffolk norfolk cumbria lancashire yorkshire cheshire england scotland wales ireland britain uk europe ' +
    'france germany spain italy portugal poland netherlands belgium sweden norway denmark finland greece turkey russia ukraine china japan india pakistan bangladesh nigeria ghana kenya egypt canada australia america ' +
    'brazil mexico argentina israel iran iraq syria afghanistan paris berlin madrid rome brussels dublin amsterdam lisbon washington chicago boston tokyo delhi mumbai sydney toronto'
  ).split(/\s+/u),
);
const placeWord =
  /(?:^|\s)(?:Road|Street|Lane|Avenue|Square|Park|Bridge|Hill|Bay|Island|Valley|Wood|Close|Crescent|Quay|Harbour|Station|Borough|County|City|Town)$/u;
const organisationWord =
  /(?:^|\s)(?:Ltd|Limited|PLC|plc|Inc|LLP|Council|Department|Ministry|Agency|Authority|Trust|Bank|University|College|School|Hospital|Group|Office|Commission|Committee|Service|Services|Association|Society|Institute|Foundation|Union|Partnership|Solutions|Systems|Technologies|Consulting|Holdings|Board|Company|Corporation|Charity|Centre|Surgery|Alliance|Rescue|Research|Network|Federation|Forum|Club|League|Consultancy|Logistics|Facilities|Homes|Housing|Supplies|Media|Energy)(?=\s|$)/u;
const titleBefore =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Inspector|Minister)\.? $/u;

export function kindOfName(name: string, before: string): UnsupportedKind {
  if (/^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor)\b/u.test(name) || titleBefore.test(before))
    return 'person';
  if (organisationWord.test(name)) return 'organisation';
  const words = name.split(/\s+/u);
  if (words.every((word) => places.has(word.toLowerCase())) || placeWord.test(name)) return 'place';
  if (/^\p{Lu}{2,}s?$/u.test(name)) return 'organisation';
  if (words.length >= 2 && words.length <= 3 && words.every((word) => /^\p{Lu}[\p{Ll}'’-]+|^\p{Lu}\.?$/u.test(word)))
    return 'person';
  if (words.length === 1 && /(?:^|\s)(?:in|near|at|around|outside|across) $/u.test(before)) return 'place';
  return 'name';
}
