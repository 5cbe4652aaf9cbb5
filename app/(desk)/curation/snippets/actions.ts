"use server";

import { formAction } from "@/lib/http/action";
import {
  addSnippet,
  addSnippetInput,
  changeSnippet,
  changeSnippetInput,
  removeSnippet,
  removeSnippetInput,
} from "@/lib/knowledge/commands/save-snippet";

export const add = formAction(addSnippetInput, async (ctx, input) => {
  const { id } = await addSnippet(ctx, input);
  return { redirectTo: `/curation/snippets/${id}?done=added` };
});

export const change = formAction(changeSnippetInput, async (ctx, input) => {
  await changeSnippet(ctx, input);
  return { redirectTo: `/curation/snippets/${input.id}?done=saved` };
});

export const remove = formAction(removeSnippetInput, async (ctx, input) => {
  await removeSnippet(ctx, input);
  return { redirectTo: "/curation/snippets?done=removed" };
});
