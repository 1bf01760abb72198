import { router } from "../procedures.ts";
import { createCustomer } from "./create-customer.ts";
import { getCustomerProcedure } from "./get-customer.ts";
import { searchCustomers } from "./search-customers.ts";
import { updateCustomer } from "./update-customer.ts";

export const customerRouter = router({
  search: searchCustomers,
  get: getCustomerProcedure,
  create: createCustomer,
  update: updateCustomer,
});
