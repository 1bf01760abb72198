import { z } from "zod";

/** The header of a web request that carries an account's secret, and the word before it. */
export const secretHeader = {
  header: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,60}$/)
    .default("Authorization"),
  scheme: z
    .string()
    .regex(/^[A-Za-z]{0,20}$/)
    .default("Bearer"),
};
