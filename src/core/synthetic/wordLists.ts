import { firstNames as exampleFirstNames } from '../guard/examples.js';

/**
 * Words for people and places that are not. Surnames end in a word that says so, and towns and streets are made of such words:
 * nobody who reads them can take them for somebody's. First names are mixed and drawn without a look at any group, so that no name
 * gives a group away.
 */

export const firstNames: readonly string[] = [
  ...exampleFirstNames,
  'Ash',
  'Bala',
  'Casey',
  'Dara',
  'Eden',
  'Fen',
  'Gwyn',
  'Harper',
  'Indra',
  'Jaya',
  'Kit',
  'Lark',
  'Morgan',
  'Nico',
  'Olu',
  'Perry',
  'Quinn',
  'Rowan',
  'Sky',
  'Tamar',
  'Uma',
  'Val',
  'Wren',
  'Yan',
  'Zuri',
  'Ceri',
];

/** The first half of a double surname. */
export const surnameStarts: readonly string[] = [
  'Lantern',
  'Harbour',
  'Teapot',
  'Meadow',
  'Pebble',
  'Cobble',
  'Thimble',
  'Marble',
  'Bramble',
  'Candle',
  'Feather',
  'Kettle',
  'Saddle',
  'Ribbon',
  'Button',
  'Paper',
  'Copper',
  'Velvet',
  'Puddle',
  'Walnut',
  'Parsnip',
  'Biscuit',
  'Ladder',
  'Spindle',
  'Mitten',
  'Pepper',
  'Saffron',
  'Trellis',
  'Umbrella',
  'Whistle',
];
/** The second half: each is an ending that the guard knows as nobody's. */
export const surnameEnds: readonly string[] = ['Example', 'Sample', 'Specimen', 'Fictional', 'Placeholder', 'Tester'];

export const towns: readonly string[] = [
  'Sampleford',
  'Exampleton',
  'Specimen Bridge',
  'Placeholder-on-Sea',
  'Fictional Green',
  'Lower Nowhere',
  'Madeupham',
  'Pretendleigh',
  'Notaplace',
  'Inventham',
];
export const streets: readonly string[] = [
  'Nowhere Lane',
  'Imaginary Row',
  'Pretend Street',
  'Sample Terrace',
  'Placeholder Road',
  'Invented Avenue',
  'Example Crescent',
  'Specimen Close',
  'Fictional Way',
  'Madeup Gardens',
];
export const employers: readonly string[] = [
  'Sample Bakery (fictional)',
  'Exampleton Laundry (fictional)',
  'Placeholder Parcels (fictional)',
  'Specimen Gardens (fictional)',
  'Pretend Cafe (fictional)',
  'Invented Cleaning (fictional)',
];
