-- How a flow is used just now: its exits taken today, and where its open calls stand.
CREATE INDEX "path_step_flow_idx" ON "path_step"("tenant_id", "flow", "at");

-- The saved test cases of a flow: what stands in NAME.test.json where flows are files.
CREATE TABLE flow_test (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  flow_name text NOT NULL,
  test jsonb NOT NULL,
  revision integer NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  changed_by text,
  PRIMARY KEY (tenant_id, flow_name),
  FOREIGN KEY (tenant_id, flow_name) REFERENCES flow (tenant_id, name)
);
SELECT protect_tenant_table('flow_test');
GRANT SELECT, INSERT, UPDATE, DELETE ON flow_test TO patchbay_app;
