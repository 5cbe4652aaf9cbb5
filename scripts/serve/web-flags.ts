/**
 * How Node runs the web process. A page is some megabytes of objects that live as long as it takes to send it: with 64 MB
 * for the young ones (16 by default), collecting them costs about half.
 */
export const webFlags = ["--max-semi-space-size=64"];
