/** llama.cpp through its binding and nothing else: tokens a second for a file, a prompt and a number of threads. */
import { pathToFileURL } from 'node:url';

const [entry = '', modelPath = '', threadsText = '0', countText = '128', prompt = ''] = process.argv.slice(2);
const { getLlama } = await import(pathToFileURL(entry).href);
const llama = await getLlama({
  gpu: false,
  build: 'never',
  skipDownload: true,
  progressLogs: false,
  logLevel: 'error',
  maxThreads: 0,
});
const threads = Number(threadsText) || llama.cpuMathCores;
llama.maxThreads = threads;
const model = await llama.loadModel({ modelPath, gpuLayers: 0 });
const context = await model.createContext({ contextSize: 2048, threads });
const sequence = context.getSequence();

process.on('message', async () => {
  await sequence.clearHistory();
  let count = 0;
  let firstAt = 0;
  for await (const _ of sequence.evaluate(model.tokenize(prompt, true), { temperature: 0, yieldEogToken: true })) {
    count += 1;
    if (count === 1) firstAt = performance.now();
    if (count >= Number(countText)) break;
  }
  process.send?.({ tokensPerSecond: (count - 1) / ((performance.now() - firstAt) / 1000), count });
});
process.send?.('ready');
