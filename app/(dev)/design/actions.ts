"use server";

import { z } from "zod";
import { formAction } from "@/lib/http/action";

/** Tries the form parts: it stores nothing. */
export const tryForm = formAction(
  z.object({
    title: z.string().min(10),
    body: z.string().min(20).max(400),
    topic: z.string().min(1),
    email: z.email(),
    visibility: z.enum(["public", "restricted"]),
    notify: z.string().optional(),
    password: z.string().optional(),
    once: z.string().optional(),
  }),
  async () => ({ message: "Everything in the form is right." }),
);
