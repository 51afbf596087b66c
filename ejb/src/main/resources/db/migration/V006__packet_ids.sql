-- scenario_status names every packet that a run has issued. The ids beside the step's entries make
-- that a read of ids alone, whatever the packets carry.

alter table run_step add column packet_ids text, add column packet_ids_hash bytea;
comment on column run_step.packet_ids is
  'JSON array of the ids of the packets that the step issued, in order. Null when it issued none, or was written before this column was there: then the entries tell.';
comment on column run_step.packet_ids_hash is 'SHA-256 of the UTF-8 bytes of packet_ids, which every read checks.';
