"use server";

import { formAction } from "@/lib/http/action";
import { intl } from "@/lib/http/intl";
import { saveTeam, saveTeamInput, setTeamMember, setTeamMemberInput } from "@/lib/site/commands/save-team";

export const save = formAction(saveTeamInput, async (ctx, input) => {
  const { id } = await saveTeam(ctx, input);
  if (!input.teamId) return { redirectTo: `/admin/teams/${id}?created=1` };
  const { t } = await intl("admin");
  return { message: t("teams.saved") };
});

export const setMember = formAction(setTeamMemberInput, async (ctx, input) => {
  await setTeamMember(ctx, input);
  return { redirectTo: `/admin/teams/${input.teamId}#members` };
});
