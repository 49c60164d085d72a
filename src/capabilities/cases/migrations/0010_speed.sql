-- What a hundred thousand cases need to stay quick: each was seen to walk a whole table without it.
create index member_unit on cases.member (unit_id);
create index unit_opener on cases.unit (zone_id, opened_by, opened_at);
create index card_unled on cases.card (opened_by) where lead_unit_id is null;
create index unit_reference_case on cases.unit_reference (case_id);
