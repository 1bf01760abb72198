-- Which version is live, in test or elsewhere; what is planned; branches of a flow.
CREATE TABLE flow_alias (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  flow_name text NOT NULL,
  alias text NOT NULL,
  version integer NOT NULL,
  canary_version integer,
  canary jsonb,
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  changed_by text,
  PRIMARY KEY (tenant_id, flow_name, alias),
  FOREIGN KEY (tenant_id, flow_name, version) REFERENCES flow_version (tenant_id, flow_name, version),
  FOREIGN KEY (tenant_id, flow_name, canary_version) REFERENCES flow_version (tenant_id, flow_name, version)
);

CREATE TABLE flow_alias_move (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id bigserial NOT NULL,
  flow_name text NOT NULL,
  alias text NOT NULL,
  version integer NOT NULL,
  why text NOT NULL,
  at timestamptz(3) NOT NULL,
  by text,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX flow_alias_move_tenant_id_flow_name_alias_idx ON flow_alias_move (tenant_id, flow_name, alias);

CREATE TABLE flow_release_plan (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  id text NOT NULL,
  flow_name text NOT NULL,
  alias text NOT NULL,
  version integer NOT NULL,
  at timestamptz(3) NOT NULL,
  by text NOT NULL,
  status text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, flow_name, version) REFERENCES flow_version (tenant_id, flow_name, version)
);
CREATE INDEX flow_release_plan_tenant_id_status_at_idx ON flow_release_plan (tenant_id, status, at);

CREATE TABLE flow_branch (
  tenant_id text NOT NULL DEFAULT current_setting('app.tenant_id'::text, true),
  name text NOT NULL,
  of_flow text NOT NULL,
  base jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  created_by text,
  PRIMARY KEY (tenant_id, name),
  FOREIGN KEY (tenant_id, name) REFERENCES flow (tenant_id, name),
  FOREIGN KEY (tenant_id, of_flow) REFERENCES flow (tenant_id, name)
);
CREATE INDEX flow_branch_tenant_id_of_flow_idx ON flow_branch (tenant_id, of_flow);

-- A number answers with a version, or with whatever an alias points to when the call comes.
ALTER TABLE bound_number
  ADD COLUMN alias text,
  ADD FOREIGN KEY (tenant_id, flow_name, alias) REFERENCES flow_alias (tenant_id, flow_name, alias),
  ADD CHECK (alias IS NULL OR version IS NULL);

DO $$
DECLARE
  target regclass;
BEGIN
  FOREACH target IN ARRAY ARRAY['flow_alias', 'flow_alias_move', 'flow_release_plan', 'flow_branch']::regclass[] LOOP
    PERFORM protect_tenant_table(target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO patchbay_app', target);
  END LOOP;
END $$;
REVOKE UPDATE, DELETE ON flow_alias_move FROM patchbay_app;
GRANT USAGE ON SEQUENCE flow_alias_move_id_seq TO patchbay_app;

-- For canaries: how calls of one version ended.
CREATE INDEX call_tenant_id_flow_version_started_at_idx ON call (tenant_id, flow, version, started_at);
