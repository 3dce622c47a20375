-- A scan that sees what the scan before it saw keeps it by that snapshot's id; only one that sees something else writes it down.

-- No foreign key to the snapshot that keeps the evidence: both rows are of one domain, which is held while they are written, and the snapshots of
-- a domain are deleted all at once. A check would lock, and so write, the older row at each scan.
alter table snapshot
    alter column evidence drop not null,
    add column evidence_of uuid,
    add column evidence_print text,
    add column findings_print text,
    add constraint snapshot_evidence check ((evidence is null) <> (evidence_of is null));
