-- The newest runs of a flow: what a publish would have done to them.
CREATE INDEX "run_flow_idx" ON "run"("tenant_id", "flow", "started_at" DESC);
