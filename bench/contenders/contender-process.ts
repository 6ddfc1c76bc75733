// One contender in a process of its own. Arguments: its name and, as JSON, the setting. A message is answered with a message:
//   { addresses: 100 }   the addresses of WeCom's page for so many sign-ins
//   { codes: [...] }     identifies the members of these codes, several at a time; how long it took, and with how much CPU
import { atOnce } from '../../tools/at-once';
import type { Contender, Setting } from './contender';
import { logto } from './logto';
import { ours } from './ours';

export type Task = { addresses: number } | { codes: string[] };

/** How a contender fared with some codes, in milliseconds. */
export interface Effort {
  ms: number;
  cpuMs: number;
}

const SIGN_INS_AT_ONCE = 8;

const [name, setting = ''] = process.argv.slice(2);
const contender = await create(name === 'logto' ? logto : ours);

process.on('message', (task: Task) => void perform(task).then((answer) => process.send?.(answer)));
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function create(contenderOf: (setting: Setting) => Contender | Promise<Contender>): Promise<Contender> {
  return contenderOf(JSON.parse(setting) as Setting);
}

async function perform(task: Task): Promise<string[] | Effort> {
  if ('addresses' in task) {
    return Promise.all(Array.from({ length: task.addresses }, () => contender.startAddress()));
  }
  const startedAt = performance.now();
  const before = process.cpuUsage();
  const members = await atOnce(SIGN_INS_AT_ONCE, task.codes, (code) => contender.identify(code));
  const { user, system } = process.cpuUsage(before);
  if (!members.every(Boolean)) {
    throw new Error('A member was not identified');
  }
  return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 };
}
