import type { DirectoryPorts } from '../run/ports';
import { applyPlan } from './apply-plan';
import type { Model } from './model';

/** What a run reads and writes, in a model instead of a NocoBase. */
export function modelPorts(model: Model): DirectoryPorts {
  return {
    readStored: () => {
      const { written, actual } = model.facts();
      return Promise.resolve({ written, actual });
    },
    writePlan: (_app, _source, plan, { signal, onProgress }) => {
      signal.throwIfAborted();
      const steps = applyPlan(model, plan);
      onProgress(steps, steps);
      return Promise.resolve([]);
    },
    closedWithoutAsking: () => Promise.resolve(model.closings),
    lookAgain: () => Promise.resolve(),
  };
}
