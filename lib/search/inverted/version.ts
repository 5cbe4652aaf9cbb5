/** Rises with every change of what the arrays mean, of weights, or of how texts are cut into words; older files are not read. */
export const INDEX_VERSION = 11;
