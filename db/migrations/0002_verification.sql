CREATE TABLE `amendments` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`kind` text NOT NULL,
	`box` blob,
	`seen_seq` integer NOT NULL,
	`reason` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `amendments_one_open` ON `amendments` (`enrolment_id`) WHERE "amendments"."state" = 'open';--> statement-breakpoint
CREATE INDEX `amendments_campaign` ON `amendments` (`campaign_id`,`state`);--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`result_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `calls_result` ON `calls` (`result_id`,`enrolment_id`);--> statement-breakpoint
CREATE TABLE `check_entries` (
	`result_id` text NOT NULL,
	`board` text NOT NULL,
	`winner_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	PRIMARY KEY(`result_id`, `board`, `winner_id`, `enrolment_id`)
);
--> statement-breakpoint
CREATE INDEX `check_entries_enrolment` ON `check_entries` (`enrolment_id`);--> statement-breakpoint
CREATE TABLE `checks` (
	`result_id` text PRIMARY KEY NOT NULL,
	`period_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`seed` text NOT NULL,
	`share` integer NOT NULL,
	`least` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `list_mappings` (
	`headings` text PRIMARY KEY NOT NULL,
	`mapping` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `list_rows` (
	`list_id` text NOT NULL,
	`row` integer NOT NULL,
	`product` text NOT NULL,
	`participation` text,
	`keys` text NOT NULL,
	`name_key` text,
	`receipt_key` text,
	`collector_code` text,
	`organisation_id` text,
	`group` text,
	`doubts` text NOT NULL,
	`enrolment_id` text,
	`decided_by` text,
	`decided_at` integer,
	`reason` text,
	`verified_by` text,
	`verified_at` integer,
	`verified_seq` integer,
	`box` blob NOT NULL,
	PRIMARY KEY(`list_id`, `row`)
);
--> statement-breakpoint
CREATE INDEX `list_rows_group` ON `list_rows` (`list_id`,`group`,`row`);--> statement-breakpoint
CREATE INDEX `list_rows_organisation` ON `list_rows` (`list_id`,`group`,`organisation_id`);--> statement-breakpoint
CREATE INDEX `list_rows_enrolment` ON `list_rows` (`enrolment_id`);--> statement-breakpoint
CREATE TABLE `lists` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`organisation_id` text,
	`digest` text NOT NULL,
	`name` text NOT NULL,
	`form` text NOT NULL,
	`headings` text NOT NULL,
	`rows` integer NOT NULL,
	`skipped` integer NOT NULL,
	`state` text NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`confirming` text,
	`seq` integer DEFAULT 0 NOT NULL,
	`days` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`matched_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lists_once` ON `lists` (`campaign_id`,`digest`,`by`);--> statement-breakpoint
CREATE INDEX `lists_campaign` ON `lists` (`campaign_id`,`at`);--> statement-breakpoint
ALTER TABLE `audit` ADD `hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`);--> statement-breakpoint
CREATE INDEX `audit_by` ON `audit` (`by`);--> statement-breakpoint
ALTER TABLE `enrolments` ADD `name_key` text;--> statement-breakpoint
ALTER TABLE `enrolments` ADD `phone_key` text;--> statement-breakpoint
ALTER TABLE `enrolments` ADD `receipt_key` text;--> statement-breakpoint
CREATE INDEX `enrolments_desk` ON `enrolments` (`campaign_id`,`state`,`organisation_id`,`product`,`collected_at`,`collector_id`,`seq`);--> statement-breakpoint
CREATE INDEX `enrolments_name` ON `enrolments` (`campaign_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `enrolments_phone` ON `enrolments` (`campaign_id`,`phone_key`);--> statement-breakpoint
CREATE INDEX `enrolments_receipt` ON `enrolments` (`campaign_id`,`receipt_key`);--> statement-breakpoint
CREATE INDEX `enrolments_captured` ON `enrolments` (`collector_id`,`captured_at`);--> statement-breakpoint
DELETE FROM `sign_in_failures` WHERE `code` NOT IN (SELECT `code` FROM `staff`);
