-- The partner abroad may say that somebody is exploited again: known, suspected, or that nobody knows. Codes are added, never renamed.
alter table returns.handover_answer drop constraint handover_answer_event_check;
alter table returns.handover_answer add constraint handover_answer_event_check
  check (event in ('met_at_arrival', 'did_not_arrive', 'housing_given', 'contact_lost', 'exploited_again_known', 'exploited_again_suspected', 'exploited_again_unknown', 'other'));
