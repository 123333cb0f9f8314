CREATE TABLE `counted_as` (
	`period_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`team_id` text,
	`product` text NOT NULL,
	`participation` text NOT NULL,
	`donated` integer DEFAULT false NOT NULL,
	`points` integer NOT NULL,
	`amount` integer NOT NULL,
	`collected_at` integer NOT NULL,
	PRIMARY KEY(`period_id`, `enrolment_id`)
);
--> statement-breakpoint
CREATE TABLE `complaint_answers` (
	`complaint_id` text PRIMARY KEY NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`complaint_id`) REFERENCES `complaints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `complaints` (
	`id` text PRIMARY KEY NOT NULL,
	`period_id` text NOT NULL,
	`version` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `complaints_period` ON `complaints` (`period_id`);--> statement-breakpoint
CREATE TABLE `frozen_boards` (
	`campaign_id` text NOT NULL,
	`period_id` text NOT NULL,
	`board` text NOT NULL,
	`figures` text NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`period_id`, `board`, `figures`)
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notices_staff` ON `notices` (`staff_id`,`at`);--> statement-breakpoint
CREATE TABLE `prize_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`period_id` text NOT NULL,
	`board` text NOT NULL,
	`recipient_id` text NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`decision` text,
	`note` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	CONSTRAINT "prize_moves_amount" CHECK("prize_moves"."amount" >= 0)
);
--> statement-breakpoint
CREATE INDEX `prize_moves_period` ON `prize_moves` (`period_id`,`board`,`recipient_id`);--> statement-breakpoint
ALTER TABLE `campaigns` ADD `template` text DEFAULT '35-days' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `slogans` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `plan_number` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `plan_date` text;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `goals` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `training` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `draft_rules` text;--> statement-breakpoint
ALTER TABLE `rules_versions` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `kind` text DEFAULT 'close' NOT NULL;--> statement-breakpoint
ALTER TABLE `proposals` ADD `change` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `officer` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `enrolments_collected` ON `enrolments` (`campaign_id`,`collected_at`);--> statement-breakpoint
CREATE INDEX `enrolments_late` ON `enrolments` (`campaign_id`,`late`) WHERE "enrolments"."late" is not null;