import { router } from "../procedures.ts";
import { createCustomer } from "./create-customer.ts";
import { listCustomFields, saveCustomFields } from "./custom-fields.ts";
import { customerConsentProcedure, sayConsentProcedure } from "./customer-consent.ts";
import { customerPortraitProcedure, customerTimeline } from "./customer-history.ts";
import { customerFileProcedure, forgetCustomerProcedure } from "./forget-customer.ts";
import { getCustomerProcedure } from "./get-customer.ts";
import { importCustomersProcedure } from "./import-customers.ts";
import { customerDoublesProcedure, mergeCustomersProcedure, undoMergeProcedure } from "./merge-customers.ts";
import { pageCustomers } from "./page-customers.ts";
import { searchCustomers } from "./search-customers.ts";
import { updateCustomer } from "./update-customer.ts";

export const customerRouter = router({
  search: searchCustomers,
  page: pageCustomers,
  get: getCustomerProcedure,
  create: createCustomer,
  update: updateCustomer,
  timeline: customerTimeline,
  portrait: customerPortraitProcedure,
  consent: customerConsentProcedure,
  sayConsent: sayConsentProcedure,
  doubles: customerDoublesProcedure,
  merge: mergeCustomersProcedure,
  undoMerge: undoMergeProcedure,
  fields: listCustomFields,
  saveFields: saveCustomFields,
  importList: importCustomersProcedure,
  file: customerFileProcedure,
  forget: forgetCustomerProcedure,
});
