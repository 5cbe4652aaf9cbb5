import { ErrorPage } from "./error-page";

/** In place of what everybody could read and nobody can any more: the front server answers with its status. */
export const Gone = () => (
  <>
    <meta name="firsthand-status" content="410" />
    <ErrorPage status="410" />
  </>
);
