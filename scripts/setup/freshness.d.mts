export function sourceHash(folder?: URL): string;
export function distFolder(): string;
export function isBuilt(): boolean;
export function rememberBuild(sources: string): void;
