/** Values set aside for examples, drama and tests, which can belong to nobody. One place, so that a range can be corrected. */

/** NHS numbers 999 000 0000 to 999 999 9999 are the test range. */
export const isReservedNhsNumber = (digits: string) => digits.startsWith('999');

/** QQ is never issued: HMRC's own example prefix, National Insurance Manual NIM39110. */
export const isReservedNino = (compact: string) => compact.startsWith('QQ');

/**
 * Ofcom, “Telephone numbers for use in TV and radio drama programmes”: national digits with the leading 0.
 * A range is a prefix of digits.
 */
const dramaPrefixes: readonly string[] = [
  '01134960',
  '01144960',
  '01154960',
  '01164960',
  '01174960',
  '01184960',
  '01214960',
  '01314960',
  '01414960',
  '01514960',
  '01614960',
  '02079460',
  '01914980',
  '02896496',
  '02920180',
  '01632960',
  '07700900',
  '08081570',
  '09098790',
  '03069990',
];
export const isReservedPhone = (national: string) => dramaPrefixes.some((prefix) => national.startsWith(prefix));

/** RFC 2606 and RFC 6761. */
export function isReservedDomain(domain: string): boolean {
  return /(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$/i.test(domain);
}

/** Inward letters C I K M O V are never used; no area begins with Q, V or X, nor has I, J or Z in second place. Royal Mail PAF. */
export function isReservedPostcode(compact: string): boolean {
  return (
    /[CIKMOV]/.test(compact.slice(-2)) ||
    /^[QVX]/.test(compact) ||
    (/^[A-Z][IJZ]/.test(compact) && !compact.startsWith('GIR')) ||
    // An area that does not exist, in the product's own invented addresses.
    /^ZX/.test(compact)
  );
}

/** Test card numbers that schemes and payment services publish. They pass every check and pay for nothing. */
export const testCards: ReadonlySet<string> = new Set([
  '4111111111111111',
  '4012888888881881',
  '4242424242424242',
  '4000056655665556',
  '4222222222222',
  '4000000000000002',
  '4000000000000077',
  '4000002500003155',
  '4000000000003220',
  '4000008260000000',
  '4917610000000000003',
  '4917300800000000',
  '4917610000000000',
  '4444333322221111',
  '4462030000000000',
  '4484070000000000',
  '4977949494949497',
  '5555555555554444',
  '5105105105105100',
  '5200828282828210',
  '5454545454545454',
  '5555444433331111',
  '2223003122003222',
  '2222420000001113',
  '2223000048400011',
  '6759649826438453',
  '6799990100000000019',
  '378282246310005',
  '371449635398431',
  '378734493671000',
  '343434343434343',
  '370000000000002',
  '34343434343434',
  '6011111111111117',
  '6011000990139424',
  '6011000400000000',
  '3530111333300000',
  '3566002020360505',
  '30569309025904',
  '38520000023237',
  '36227206271667',
  '36700102000000',
  '6200000000000005',
  '6304000000000000',
]);

/** IBANs that standards and banks print as their example. */
export const exampleIbans: ReadonlySet<string> = new Set([
  'GB82WEST12345698765432',
  'GB29NWBK60161331926819',
  'GB33BUKB20201555555555',
  'GB94BARC10201530093459',
  'GB15MIDL40051512345678',
  'DE89370400440532013000',
  'FR1420041010050500013M02606',
  'ES9121000418450200051332',
  'IE29AIBK93115212345678',
  'NL91ABNA0417164300',
  'IT60X0542811101000000123456',
  'BE68539007547034',
]);

/** The driving licence on DVLA's specimen, and its second form. */
export const specimenLicences: ReadonlySet<string> = new Set(['MORGA657054SM9IJ', 'MORGA753116SM9IJ']);

/** Number plates in DVLA's leaflet INF104 and on GOV.UK's page about plates. */
export const specimenPlates: ReadonlySet<string> = new Set(['BD51SMR', 'AB51ABC']);

const exampleSurnames =
  /(?:^|[ -])(?:Example|Sample|Specimen|Fictional|Test|Tester|Placeholder|Bloggs|Doe|Synthetic|Anon|Othername)$/i;
/** Names that nobody takes for a person's. */
export const isReservedName = (name: string) => exampleSurnames.test(name) || /^A\.? ?N\.? Other$/i.test(name);
