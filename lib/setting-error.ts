/** A setting that is wrong; its message is one sentence for whoever starts the site. */
export class SettingError extends Error {
  constructor(name: string, why: string) {
    super(`${name} ${why}`);
    this.name = "SettingError";
  }
}
