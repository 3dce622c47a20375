-- When a finding was last seen is kept only where that is not in its domain's newest snapshot, so while its check cannot be made. What
-- every snapshot shows, which is nearly everything, is no longer written anew at every scan.
--
-- Moments that were kept so far are earlier than the newest snapshot or the same, and are emptied when the next one shows the finding.
alter table finding alter column seen_at drop not null;
