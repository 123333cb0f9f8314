CREATE TABLE `gift_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`campaign_id` text,
	`office_id` text NOT NULL,
	`voucher_code` text,
	`handover_id` text,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`outcome` text,
	`decided_by` text,
	`decided_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gift_cases_one_count` ON `gift_cases` (`office_id`) WHERE "gift_cases"."kind" = 'negative-balance' and "gift_cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `gift_cases_state` ON `gift_cases` (`state`,`opened_at`);--> statement-breakpoint
CREATE INDEX `gift_cases_voucher` ON `gift_cases` (`voucher_code`);--> statement-breakpoint
CREATE TABLE `purchases` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`supplier` text NOT NULL,
	`document` text NOT NULL,
	`unit_price` integer,
	`bought_on` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `purchases_at` ON `purchases` (`at`);--> statement-breakpoint
CREATE TABLE `shipments` (
	`id` text PRIMARY KEY NOT NULL,
	`from_office_id` text NOT NULL,
	`to_office_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`note` text,
	`dispatched_by` text NOT NULL,
	`dispatched_at` integer NOT NULL,
	`arrived_office_id` text,
	`arrived_quantity` integer,
	`arrived_by` text,
	`arrived_at` integer
);
--> statement-breakpoint
CREATE INDEX `shipments_to` ON `shipments` (`to_office_id`,`arrived_at`);--> statement-breakpoint
CREATE INDEX `shipments_from` ON `shipments` (`from_office_id`,`arrived_at`);--> statement-breakpoint
CREATE TABLE `stock_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`counted` integer NOT NULL,
	`expected` integer NOT NULL,
	`note` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`confirmed_by` text,
	`confirmed_at` integer,
	`difference` integer,
	`withdrawn_by` text,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_counts_one_open` ON `stock_counts` (`office_id`) WHERE "stock_counts"."confirmed_at" is null and "stock_counts"."withdrawn_at" is null;--> statement-breakpoint
CREATE TABLE `stock_sums` (
	`office_id` text NOT NULL,
	`kind` text NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`office_id`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`voucher_code` text NOT NULL,
	`office_id` text NOT NULL,
	`number` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_number` ON `appointments` (`office_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_one` ON `appointments` (`voucher_code`) WHERE "appointments"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `blanks` (
	`code` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`signed` text NOT NULL,
	`campaign_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`device_id` text NOT NULL,
	`drawn_at` integer NOT NULL,
	`enrolment_id` text,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `blanks_token_unique` ON `blanks` (`token`);--> statement-breakpoint
CREATE INDEX `blanks_pool` ON `blanks` (`staff_id`,`campaign_id`,`used_at`);--> statement-breakpoint
CREATE TABLE `holding_devices` (
	`office_id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`by` text NOT NULL,
	`since` integer NOT NULL,
	`last_sync_at` integer
);
--> statement-breakpoint
CREATE TABLE `overrides` (
	`id` text PRIMARY KEY NOT NULL,
	`voucher_code` text,
	`office_id` text,
	`from_device` text,
	`to_device` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `overrides_voucher` ON `overrides` (`voucher_code`);--> statement-breakpoint
CREATE TABLE `parked` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`office_id` text NOT NULL,
	`clerk_id` text NOT NULL,
	`device_id` text NOT NULL,
	`source` text NOT NULL,
	`mode` text NOT NULL,
	`at` integer NOT NULL,
	`uncertainty` integer NOT NULL,
	`received_at` integer NOT NULL,
	`hold` integer,
	`proxy` text,
	`settled_at` integer,
	`settled_as` text
);
--> statement-breakpoint
CREATE INDEX `parked_code` ON `parked` (`code`);--> statement-breakpoint
CREATE INDEX `parked_settled` ON `parked` (`settled_at`,`received_at`);--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`voucher_code` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `reminders_voucher` ON `reminders` (`voucher_code`);--> statement-breakpoint
CREATE TABLE `undos` (
	`handover_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`returned` integer DEFAULT false NOT NULL,
	`reason` text
);
--> statement-breakpoint
DROP INDEX `stock_moves_office`;--> statement-breakpoint
ALTER TABLE `stock_moves` ADD `of` text;--> statement-breakpoint
CREATE INDEX `stock_moves_of` ON `stock_moves` (`of`);--> statement-breakpoint
CREATE INDEX `stock_moves_received` ON `stock_moves` (`of`,`quantity`) WHERE "stock_moves"."kind" = 'receive';--> statement-breakpoint
CREATE INDEX `stock_moves_office` ON `stock_moves` (`office_id`,`at`,`kind`,`quantity`);--> statement-breakpoint
ALTER TABLE `offices` ADD `latitude` real;--> statement-breakpoint
ALTER TABLE `offices` ADD `longitude` real;--> statement-breakpoint
ALTER TABLE `handovers` ADD `uncertainty` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `handovers` ADD `received_at` integer;--> statement-breakpoint
ALTER TABLE `handovers` ADD `mode` text DEFAULT 'online' NOT NULL;--> statement-breakpoint
ALTER TABLE `handovers` ADD `hold` integer;--> statement-breakpoint
ALTER TABLE `handovers` ADD `override` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `handovers` ADD `burst` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `handovers` ADD `fact_wrong` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `handovers` ADD `proxy` text;--> statement-breakpoint
CREATE INDEX `handovers_voucher` ON `handovers` (`voucher_code`);--> statement-breakpoint
CREATE INDEX `handovers_office` ON `handovers` (`office_id`,`at`);--> statement-breakpoint
CREATE INDEX `handovers_burst` ON `handovers` (`at`) WHERE "handovers"."burst" = 1;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `signed` text;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `replaced_by` text;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `held_by` text;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `hold` integer;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `held_at` integer;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `wanted_by` text;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `wanted_office_id` text;--> statement-breakpoint
ALTER TABLE `vouchers` ADD `wanted_at` integer;--> statement-breakpoint
CREATE INDEX `vouchers_heard` ON `vouchers` (`office_id`,`seq`);--> statement-breakpoint
CREATE INDEX `vouchers_held` ON `vouchers` (`held_by`);--> statement-breakpoint
CREATE INDEX `vouchers_free` ON `vouchers` (`office_id`,`seq`) WHERE "vouchers"."state" = 'issued' and "vouchers"."held_by" is null;--> statement-breakpoint
CREATE INDEX `vouchers_figures` ON `vouchers` (`campaign_id`,`state`,`office_id`,`issued_at`,`held_by`,`enrolment_id`);--> statement-breakpoint
CREATE INDEX `vouchers_wanted` ON `vouchers` (`wanted_by`) WHERE "vouchers"."wanted_by" is not null;