/** Says to whoever runs a command why it cannot be done; the message is a whole sentence and all there is to show. */
export class OperatorError extends Error {
  override name = "OperatorError";
}
