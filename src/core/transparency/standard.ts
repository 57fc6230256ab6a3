/**
 * The Algorithmic Transparency Recording Standard, as data with a version: its fields in order, in two tiers and six sections.
 *
 * Version 3.0, after the published template (“v3.0 for browser”; public sector information, Open Government Licence v3.0). What is
 * sure: two tiers, one section in the first and five in the second, and the labels, which were read in a public record and a template
 * of that version. Not sure: the numbers, written from memory (`numbersConfirmed`), and when a field may stay empty (`need`), which is
 * our own reading. Version 4.0 is said to rename some fields and to part the data section in two; that was not confirmed, so none of
 * its names is used here. A newer version is another table of this shape.
 */

/** Every field, in the order of the standard. Ids are ours and stable: kept records and lessons hang on them. */
export const fieldIds = [
  'name',
  'description',
  'website-url',
  'contact-email',
  'organisation',
  'team',
  'senior-responsible-owner',
  'external-supplier-involvement',
  'external-supplier',
  'companies-house-number',
  'external-supplier-role',
  'procurement-procedure-type',
  'data-access-terms',
  'detailed-description',
  'scope',
  'benefit',
  'previous-process',
  'alternatives-considered',
  'process-integration',
  'provided-information',
  'frequency-and-scale',
  'human-decisions-and-review',
  'required-training',
  'appeals-and-review',
  'system-architecture',
  'phase',
  'maintenance',
  'models',
  'model-name',
  'model-version',
  'model-task',
  'model-input',
  'model-output',
  'model-architecture',
  'model-performance',
  'datasets',
  'dataset-purposes',
  'source-data-name',
  'data-modality',
  'data-description',
  'data-quantities',
  'sensitive-attributes',
  'data-completeness',
  'source-data-url',
  'data-collection',
  'data-cleaning',
  'data-sharing-agreements',
  'data-access-and-storage',
  'impact-assessment',
  'risks-and-mitigations',
] as const;
export type FieldId = (typeof fieldIds)[number];

export const sectionIds = [
  'overview',
  'owner-and-responsibility',
  'description-and-rationale',
  'decision-making-process',
  'tool-specification',
  'risks-and-impact',
] as const;
export type SectionId = (typeof sectionIds)[number];

export interface Section {
  readonly id: SectionId;
  readonly tier: 1 | 2;
  readonly label: string;
}

/** When a field is needed: in every record, or only for tools that have a supplier, a model or data of their own. */
export type Need = 'always' | 'with-a-supplier' | 'with-a-model' | 'with-data';

/** Who would know what belongs in a field. */
export type Knower =
  | 'tool-owner'
  | 'communications'
  | 'accountable-owner'
  | 'commercial'
  | 'service-team'
  | 'operations'
  | 'technical-team'
  | 'model-publisher'
  | 'data-owner'
  | 'data-protection';

export interface Field {
  readonly id: FieldId;
  readonly section: SectionId;
  /** As published records number it, to find one's way; see `numbersConfirmed`. */
  readonly number: string;
  readonly label: string;
  readonly need: Need;
  readonly knower: Knower;
}

export interface Standard {
  readonly name: string;
  readonly version: string;
  /** The template that the labels were compared with. */
  readonly source: string;
  /** The day on which that was done. */
  readonly asOf: string;
  readonly labelsConfirmed: boolean;
  readonly numbersConfirmed: boolean;
  readonly sections: readonly Section[];
  readonly fields: readonly Field[];
}

type Row = readonly [SectionId, string, string, Need, Knower];

const rows: Readonly<Record<FieldId, Row>> = {
  name: ['overview', '1', 'Name', 'always', 'tool-owner'],
  description: ['overview', '2', 'Description', 'always', 'tool-owner'],
  'website-url': ['overview', '3', 'Website URL', 'always', 'communications'],
  'contact-email': ['overview', '4', 'Contact email', 'always', 'communications'],
  organisation: ['owner-and-responsibility', '1.1', 'Organisation or department', 'always', 'tool-owner'],
  team: ['owner-and-responsibility', '1.2', 'Team', 'always', 'tool-owner'],
  'senior-responsible-owner': [
    'owner-and-responsibility',
    '1.3',
    'Senior responsible owner',
    'always',
    'accountable-owner',
  ],
  'external-supplier-involvement': [
    'owner-and-responsibility',
    '1.4',
    'External supplier involvement',
    'always',
    'commercial',
  ],
  'external-supplier': ['owner-and-responsibility', '1.4.1', 'External supplier', 'with-a-supplier', 'commercial'],
  'companies-house-number': [
    'owner-and-responsibility',
    '1.4.2',
    'Companies House Number',
    'with-a-supplier',
    'commercial',
  ],
  'external-supplier-role': [
    'owner-and-responsibility',
    '1.4.3',
    'External supplier role',
    'with-a-supplier',
    'commercial',
  ],
  'procurement-procedure-type': [
    'owner-and-responsibility',
    '1.4.4',
    'Procurement procedure type',
    'with-a-supplier',
    'commercial',
  ],
  'data-access-terms': ['owner-and-responsibility', '1.4.5', 'Data access terms', 'with-a-supplier', 'commercial'],
  'detailed-description': ['description-and-rationale', '2.1', 'Detailed description', 'always', 'technical-team'],
  scope: ['description-and-rationale', '2.2', 'Scope', 'always', 'tool-owner'],
  benefit: ['description-and-rationale', '2.3', 'Benefit', 'always', 'tool-owner'],
  'previous-process': ['description-and-rationale', '2.4', 'Previous process', 'always', 'service-team'],
  'alternatives-considered': ['description-and-rationale', '2.5', 'Alternatives considered', 'always', 'tool-owner'],
  'process-integration': ['decision-making-process', '3.1', 'Process integration', 'always', 'service-team'],
  'provided-information': ['decision-making-process', '3.2', 'Provided information', 'always', 'service-team'],
  'frequency-and-scale': ['decision-making-process', '3.3', 'Frequency and scale of usage', 'always', 'service-team'],
  'human-decisions-and-review': [
    'decision-making-process',
    '3.4',
    'Human decisions and review',
    'always',
    'service-team',
  ],
  'required-training': ['decision-making-process', '3.5', 'Required training', 'always', 'operations'],
  'appeals-and-review': ['decision-making-process', '3.6', 'Appeals and review', 'always', 'service-team'],
  'system-architecture': ['tool-specification', '4.1.1', 'System architecture', 'always', 'technical-team'],
  phase: ['tool-specification', '4.1.2', 'Phase', 'always', 'tool-owner'],
  maintenance: ['tool-specification', '4.1.3', 'Maintenance', 'always', 'technical-team'],
  models: ['tool-specification', '4.1.4', 'Models', 'always', 'technical-team'],
  'model-name': ['tool-specification', '4.2.1', 'Model name', 'with-a-model', 'technical-team'],
  'model-version': ['tool-specification', '4.2.2', 'Model version', 'with-a-model', 'technical-team'],
  'model-task': ['tool-specification', '4.2.3', 'Model task', 'with-a-model', 'technical-team'],
  'model-input': ['tool-specification', '4.2.4', 'Model input', 'with-a-model', 'technical-team'],
  'model-output': ['tool-specification', '4.2.5', 'Model output', 'with-a-model', 'technical-team'],
  'model-architecture': ['tool-specification', '4.2.6', 'Model architecture', 'with-a-model', 'model-publisher'],
  'model-performance': ['tool-specification', '4.2.7', 'Model performance', 'with-a-model', 'technical-team'],
  datasets: ['tool-specification', '4.2.8', 'Datasets', 'with-a-model', 'model-publisher'],
  'dataset-purposes': ['tool-specification', '4.2.9', 'Dataset purposes', 'with-a-model', 'model-publisher'],
  'source-data-name': ['tool-specification', '4.3.1', 'Source data name', 'with-data', 'data-owner'],
  'data-modality': ['tool-specification', '4.3.2', 'Data modality', 'with-data', 'data-owner'],
  'data-description': ['tool-specification', '4.3.3', 'Data description', 'with-data', 'data-owner'],
  'data-quantities': ['tool-specification', '4.3.4', 'Data quantities', 'with-data', 'data-owner'],
  'sensitive-attributes': ['tool-specification', '4.3.5', 'Sensitive attributes', 'with-data', 'data-protection'],
  'data-completeness': [
    'tool-specification',
    '4.3.6',
    'Data completeness and representativeness',
    'with-data',
    'data-owner',
  ],
  'source-data-url': ['tool-specification', '4.3.7', 'Source data URL', 'with-data', 'data-owner'],
  'data-collection': ['tool-specification', '4.3.8', 'Data collection', 'with-data', 'data-owner'],
  'data-cleaning': ['tool-specification', '4.3.9', 'Data cleaning', 'with-data', 'data-owner'],
  'data-sharing-agreements': [
    'tool-specification',
    '4.3.10',
    'Data sharing agreements',
    'with-data',
    'data-protection',
  ],
  'data-access-and-storage': [
    'tool-specification',
    '4.3.11',
    'Data access and storage',
    'with-data',
    'data-protection',
  ],
  'impact-assessment': ['risks-and-impact', '5.1', 'Impact assessment', 'always', 'data-protection'],
  'risks-and-mitigations': ['risks-and-impact', '5.2', 'Risks and mitigations', 'always', 'accountable-owner'],
};

export const standard: Standard = {
  name: 'Algorithmic Transparency Recording Standard',
  version: '3.0',
  source: 'https://www.gov.uk/government/collections/algorithmic-transparency-recording-standard-hub',
  asOf: '2026-11-23',
  labelsConfirmed: true,
  numbersConfirmed: false,
  sections: [
    { id: 'overview', tier: 1, label: 'Overview' },
    { id: 'owner-and-responsibility', tier: 2, label: 'Owner and Responsibility' },
    { id: 'description-and-rationale', tier: 2, label: 'Description and Rationale' },
    { id: 'decision-making-process', tier: 2, label: 'Decision making process' },
    { id: 'tool-specification', tier: 2, label: 'Tool specification' },
    { id: 'risks-and-impact', tier: 2, label: 'Risks, mitigations and impact assessments' },
  ],
  fields: fieldIds.map((id): Field => {
    const [section, number, label, need, knower] = rows[id];
    return { id, section, number, label, need, knower };
  }),
};
