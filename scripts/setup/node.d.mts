export const root: URL;
export function requireNode(): void;
export function isAtLeast(version: string, least: string): boolean;
