/** Commands that no line of the policy stands over, and why. */
export const withoutARight: Record<string, string> = {
  "people/ask-for-data": "one's own data only; its tests stand beside it",
  "people/create-admin": "only the operator's shell reaches it",
  "people/end-session": "ends one's own session, whoever one is",
  "people/open-account": "part of signing in",
  "people/send-sign-in-link": "everybody may ask for a link to their own mailbox",
  "people/sign-in-demo": "only the demo has it",
  "people/start-session": "part of signing in",
  "people/update-profile": "one's own profile only; its tests stand beside it",
  "notify/unsubscribe": "the signed token in the mail is the right",
  "knowledge/give-feedback":
    "whoever may read an article may say whether it solved it; its tests stand beside it",
  "knowledge/say-whether-found": "everybody may search; its tests stand beside it",
  "search/confirm-solved": "everybody may search",
  "search/log-search": "everybody may search",
  "search/record-opened": "everybody may search",
};
