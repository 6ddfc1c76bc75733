import { type SpawnOptions, spawn } from 'node:child_process';

/** How a command ended: its exit code and everything it printed, when that was captured. */
export interface RunResult {
  exitCode: number;
  output: string;
}

/**
 * Runs a command to its end. Its output goes to this terminal, or into the result with `stdio: 'pipe'`.
 *
 * @param command program and arguments
 */
export function run([program, ...args]: [string, ...string[]], options: SpawnOptions = {}): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

/** Runs a command and throws when it fails. */
export async function runOrThrow(command: [string, ...string[]], options: SpawnOptions = {}): Promise<string> {
  const { exitCode, output } = await run(command, options);
  if (exitCode !== 0) {
    throw new Error(`${command.join(' ')} failed with exit code ${exitCode}\n${output}`);
  }
  return output;
}
