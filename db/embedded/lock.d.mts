export function withDirectoryLock<T>(
  directory: string,
  work: () => Promise<T>,
  options?: { withinMs?: number },
): Promise<T>;
