import { startInProcess } from '../../src/jobs/in-process.ts';
import { createLog } from '../../src/log.ts';
import { describeDispatcher } from './contract.ts';

describeDispatcher('in-process', async () => ({
  start: (tasks) => startInProcess(tasks, createLog('silent')),
  remove: () => Promise.resolve(),
}));
