alter table reporting.exports add column snapshot_sha256 text;
comment on column reporting.exports.snapshot_sha256 is 'The exported tables as JSON, kept among the files under this hash.';
