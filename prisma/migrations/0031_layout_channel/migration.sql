-- A layout may be for the contacts of one channel only.
ALTER TABLE workspace_layout ADD COLUMN channel TEXT;
