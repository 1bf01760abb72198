-- The SIP messages of calls, for ladders and captures. Written once a call; a month's partition goes in one step.
CREATE TABLE call_trace (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  call_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  messages json NOT NULL,
  PRIMARY KEY (tenant_id, call_id, at)
) PARTITION BY RANGE (at);
CREATE TABLE call_trace_rest PARTITION OF call_trace DEFAULT;
SELECT protect_tenant_table('call_trace');
SELECT protect_tenant_table('call_trace_rest');
GRANT SELECT, INSERT ON call_trace TO patchbay_app;
SELECT ensure_partitions(2);
