CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`device_id` text,
	`act` text NOT NULL,
	`subject` text NOT NULL,
	`detail` text
);
--> statement-breakpoint
CREATE TABLE `key_fingerprints` (
	`name` text PRIMARY KEY NOT NULL,
	`fingerprint` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lease` (
	`id` integer PRIMARY KEY NOT NULL,
	`fence` integer NOT NULL,
	`holder` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campaign_keys` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`key_id` text NOT NULL,
	`box` blob NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaign_offices` (
	`campaign_id` text NOT NULL,
	`office_id` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `office_id`)
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`theme` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`launch_day` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `periods` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`cutoff_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "periods_days" CHECK("periods"."first_day" <= "periods"."last_day")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `periods_number` ON `periods` (`campaign_id`,`kind`,`number`);--> statement-breakpoint
CREATE TABLE `rules_versions` (
	`campaign_id` text NOT NULL,
	`version` integer NOT NULL,
	`rules` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `version`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `targets` (
	`campaign_id` text NOT NULL,
	`period_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`product` text NOT NULL,
	`target` integer NOT NULL,
	PRIMARY KEY(`period_id`, `owner_id`, `product`),
	FOREIGN KEY (`period_id`) REFERENCES `periods`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "targets_floor" CHECK("targets"."target" >= 0)
);
--> statement-breakpoint
CREATE INDEX `targets_campaign` ON `targets` (`campaign_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`campaign_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`division` text,
	`default_office_id` text,
	PRIMARY KEY(`campaign_id`, `organisation_id`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`campaign_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`holder_id` text,
	`voucher_code` text,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`counts` integer DEFAULT false NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_one_open` ON `cases` (`enrolment_id`,`kind`) WHERE "cases"."state" = 'open';--> statement-breakpoint
CREATE INDEX `cases_holder` ON `cases` (`holder_id`);--> statement-breakpoint
CREATE INDEX `cases_state` ON `cases` (`campaign_id`,`state`);--> statement-breakpoint
CREATE TABLE `enrolment_versions` (
	`enrolment_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`box` blob NOT NULL,
	PRIMARY KEY(`enrolment_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`changed_seq` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`person_id` text NOT NULL,
	`collector_id` text NOT NULL,
	`device_id` text NOT NULL,
	`organisation_id` text,
	`team_id` text,
	`state` text NOT NULL,
	`holding` integer DEFAULT false NOT NULL,
	`product` text NOT NULL,
	`participation` text NOT NULL,
	`rules_version` integer NOT NULL,
	`coverage` text NOT NULL,
	`months` integer NOT NULL,
	`amount` integer NOT NULL,
	`points` integer NOT NULL,
	`donated` integer DEFAULT false NOT NULL,
	`receipt_number` text NOT NULL,
	`collected_at` integer NOT NULL,
	`collected_from` text NOT NULL,
	`declared_collected_at` integer NOT NULL,
	`captured_at` integer NOT NULL,
	`declared_captured_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`day_id` text,
	`week_id` text,
	`phase_id` text,
	`natural_day_id` text,
	`natural_week_id` text,
	`late` text,
	`flags` text NOT NULL,
	`target_group` text,
	`office_id` text,
	`gift_consent` integer DEFAULT false NOT NULL,
	`consent_by` text,
	`consent_text` text,
	`reason` text,
	`other_received_at` integer,
	`returned_at` integer,
	`set_aside_at` integer,
	`box` blob NOT NULL,
	CONSTRAINT "enrolments_holding" CHECK("enrolments"."holding" = ("enrolments"."state" in ('received', 'verified', 'returned'))),
	CONSTRAINT "enrolments_amounts" CHECK("enrolments"."amount" >= 0 and "enrolments"."points" >= 0 and "enrolments"."months" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_one_place` ON `enrolments` (`campaign_id`,`product`,`person_id`) WHERE "enrolments"."holding" = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_seq` ON `enrolments` (`seq`);--> statement-breakpoint
CREATE INDEX `enrolments_collector` ON `enrolments` (`collector_id`,`changed_seq`);--> statement-breakpoint
CREATE INDEX `enrolments_person` ON `enrolments` (`person_id`);--> statement-breakpoint
CREATE INDEX `enrolments_queue` ON `enrolments` (`campaign_id`,`state`,`seq`);--> statement-breakpoint
CREATE INDEX `enrolments_week` ON `enrolments` (`natural_week_id`,`state`);--> statement-breakpoint
CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`mac` text NOT NULL,
	`hash_box` blob NOT NULL,
	`receipt` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person_keys` (
	`campaign_id` text NOT NULL,
	`key` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`campaign_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `person_keys_person` ON `person_keys` (`person_id`);--> statement-breakpoint
CREATE TABLE `transitions` (
	`id` integer PRIMARY KEY NOT NULL,
	`enrolment_id` text NOT NULL,
	`act` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `transitions_enrolment` ON `transitions` (`enrolment_id`);--> statement-breakpoint
CREATE TABLE `offices` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`hours` text NOT NULL,
	`phone` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offices_code` ON `offices` (`code`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`parent_id` text,
	`verifier_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisations_code_unique` ON `organisations` (`code`);--> statement-breakpoint
CREATE TABLE `announcements` (
	`result_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`result_id`) REFERENCES `results`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`period_id` text NOT NULL,
	`hash` text NOT NULL,
	`comment` text NOT NULL,
	`acknowledged` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposals_one_open` ON `proposals` (`period_id`) WHERE "proposals"."state" = 'open';--> statement-breakpoint
CREATE TABLE `results` (
	`id` text PRIMARY KEY NOT NULL,
	`period_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `results_version` ON `results` (`period_id`,`version`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`role` text NOT NULL,
	`organisation_id` text,
	`office_id` text,
	`first_day` text NOT NULL,
	`last_day` text,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignments_staff` ON `assignments` (`staff_id`);--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text NOT NULL,
	`staff_id` text NOT NULL,
	`name` text NOT NULL,
	`clock_offset` integer DEFAULT 0 NOT NULL,
	`uncertainty` integer DEFAULT 0 NOT NULL,
	`waiting` integer DEFAULT 0 NOT NULL,
	`last_sync_at` integer,
	PRIMARY KEY(`id`, `staff_id`)
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`staff_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`staff_id` text NOT NULL,
	`device_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token_hash_unique` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_staff` ON `sessions` (`staff_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`code` text NOT NULL,
	`device_id` text NOT NULL,
	`count` integer NOT NULL,
	`locked_until` integer,
	`since` integer NOT NULL,
	PRIMARY KEY(`code`, `device_id`),
	CONSTRAINT "sign_in_failures_count" CHECK("sign_in_failures"."count" >= 0)
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`pin_hash` text,
	`publish_name` integer DEFAULT false NOT NULL,
	`locked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_code_unique` ON `staff` (`code`);--> statement-breakpoint
CREATE TABLE `tallies` (
	`campaign_id` text NOT NULL,
	`collector_id` text NOT NULL,
	`team_id` text NOT NULL,
	`day_id` text NOT NULL,
	`week_id` text NOT NULL,
	`phase_id` text NOT NULL,
	`product` text NOT NULL,
	`participation` text NOT NULL,
	`donated` integer NOT NULL,
	`state` text NOT NULL,
	`count` integer NOT NULL,
	`points` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `collector_id`, `team_id`, `day_id`, `week_id`, `phase_id`, `product`, `participation`, `donated`, `state`),
	CONSTRAINT "tallies_floor" CHECK("tallies"."count" >= 0 and "tallies"."points" >= 0 and "tallies"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`voucher_code` text NOT NULL,
	`office_id` text NOT NULL,
	`clerk_id` text NOT NULL,
	`device_id` text NOT NULL,
	`source` text NOT NULL,
	`at` integer NOT NULL,
	`standing` integer DEFAULT false NOT NULL,
	`own_entry` integer DEFAULT false NOT NULL,
	`answer` text NOT NULL,
	FOREIGN KEY (`voucher_code`) REFERENCES `vouchers`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_once` ON `handovers` (`voucher_code`) WHERE "handovers"."standing" = 1;--> statement-breakpoint
CREATE TABLE `lookup_misses` (
	`device_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `lookup_misses_device` ON `lookup_misses` (`device_id`,`at`);--> statement-breakpoint
CREATE TABLE `stock_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`office_id` text NOT NULL,
	`kind` text NOT NULL,
	`quantity` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`note` text,
	`handover_id` text
);
--> statement-breakpoint
CREATE INDEX `stock_moves_office` ON `stock_moves` (`office_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `stock_moves_handover` ON `stock_moves` (`handover_id`) WHERE "stock_moves"."handover_id" is not null;--> statement-breakpoint
CREATE TABLE `vouchers` (
	`code` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`campaign_id` text NOT NULL,
	`person_id` text NOT NULL,
	`scope` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`office_id` text,
	`state` text NOT NULL,
	`evidence` text NOT NULL,
	`issued_at` integer NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vouchers_token_unique` ON `vouchers` (`token`);--> statement-breakpoint
CREATE UNIQUE INDEX `vouchers_one_gift` ON `vouchers` (`campaign_id`,`person_id`,`scope`) WHERE "vouchers"."state" in ('issued', 'redeemed');--> statement-breakpoint
CREATE INDEX `vouchers_person` ON `vouchers` (`person_id`);--> statement-breakpoint
CREATE INDEX `vouchers_enrolment` ON `vouchers` (`enrolment_id`);--> statement-breakpoint
CREATE INDEX `vouchers_office` ON `vouchers` (`office_id`,`state`);