import { z } from "zod";
import { id, title } from "../inputs.ts";

const question = z.object({
  id: z.string().min(1).max(80),
  text: z.string().trim().min(1).max(500),
  weight: z.number().positive().max(100),
  points: z.number().int().min(1).max(10),
  autoFail: z.boolean(),
  optional: z.boolean(),
});

export const qualityForm = z
  .object({
    id: id<string>().exactOptional(),
    title,
    sections: z
      .array(z.object({ title, questions: z.array(question).min(1).max(50) }))
      .min(1)
      .max(20),
  })
  .refine(({ sections }) => {
    const ids = sections.flatMap(({ questions }) => questions.map((one) => one.id));
    return new Set(ids).size === ids.length;
  }, "two questions share an id");
