/** The table of recognisers. A new one is a file in `recognisers/` and a line here. */

import type { Recogniser } from './candidate.js';
import { bankAccount } from './recognisers/bankAccount.js';
import { companyNumber } from './recognisers/companyNumber.js';
import { dateOfBirth } from './recognisers/dateOfBirth.js';
import { drivingLicence } from './recognisers/drivingLicence.js';
import { email } from './recognisers/email.js';
import { iban } from './recognisers/iban.js';
import { injection } from './recognisers/injection.js';
import { marking } from './recognisers/marking.js';
import { nino } from './recognisers/nino.js';
import { passport } from './recognisers/passport.js';
import { payeReference } from './recognisers/payeReference.js';
import { paymentCard } from './recognisers/paymentCard.js';
import { personName } from './recognisers/personName.js';
import { phone } from './recognisers/phone.js';
import { postcode } from './recognisers/postcode.js';
import { tenDigits } from './recognisers/tenDigits.js';
import { vatNumber } from './recognisers/vatNumber.js';
import { vehicleRegistration } from './recognisers/vehicleRegistration.js';

export const recognisers: { readonly [name: string]: Recogniser } = {
  tenDigits,
  nino,
  vatNumber,
  payeReference,
  companyNumber,
  bankAccount,
  iban,
  paymentCard,
  postcode,
  phone,
  email,
  drivingLicence,
  passport,
  vehicleRegistration,
  dateOfBirth,
  personName,
  marking,
  injection,
};
