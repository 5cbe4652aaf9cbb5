export function run(
  file: string,
  args: string[],
  options?: { env?: NodeJS.ProcessEnv; capture?: boolean },
): Promise<{ code: number; signal: NodeJS.Signals | null; output: string }>;
export function fail(sentence: string, output?: string): never;
