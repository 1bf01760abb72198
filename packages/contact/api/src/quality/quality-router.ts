import { router } from "../procedures.ts";
import { listQualityForms, removeQualityFormProcedure, saveQualityFormProcedure } from "./quality-forms.ts";
import {
  listReviewsProcedure,
  replyToReviewProcedure,
  reviewContactProcedure,
  settleAppealProcedure,
} from "./quality-reviews.ts";

export const qualityRouter = router({
  forms: listQualityForms,
  saveForm: saveQualityFormProcedure,
  removeForm: removeQualityFormProcedure,
  reviews: listReviewsProcedure,
  review: reviewContactProcedure,
  reply: replyToReviewProcedure,
  settle: settleAppealProcedure,
});
