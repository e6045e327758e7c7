-- Measured on ten years of 34 provinces: the year of one country lies in an index instead of the whole table.
create index disbursements_of_days on funding.disbursements (paid_on) include (line_id, commitment_id, source, province_code, amount_vnd);
-- Tasks open on a day: not done, or done since.
create index on directives.tasks (done_on);
-- People present, by who they are: most figures of training need nothing else of a learner.
create index learners_present on training.learners (audience, producer_id) include (class_id, province_code, person)
  where first_attended_on is not null and status <> 'removed';
