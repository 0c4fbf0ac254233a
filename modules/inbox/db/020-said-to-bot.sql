-- What a customer wrote while the bot led: nobody of the house was promised for it. The clock of a promise starts when people take over.
alter table message add column said_to_bot boolean not null default false;
