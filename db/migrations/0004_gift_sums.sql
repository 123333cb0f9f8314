CREATE TABLE `gift_collectors` (
	`campaign_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`collector_id` text NOT NULL,
	`day` integer NOT NULL,
	`waiting` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `organisation_id`, `collector_id`, `day`)
);
--> statement-breakpoint
CREATE INDEX `gift_collectors_all` ON `gift_collectors` (`campaign_id`,`organisation_id`,`waiting`,`collector_id`) WHERE "gift_collectors"."day" = 0;--> statement-breakpoint
CREATE TABLE `gift_days` (
	`campaign_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`day` integer NOT NULL,
	`office_id` text NOT NULL,
	`issued` integer NOT NULL,
	`redeemed` integer NOT NULL,
	`extra` integer NOT NULL,
	`undone` integer NOT NULL,
	`proxies` integer NOT NULL,
	`overrides` integer NOT NULL,
	`bursts` integer NOT NULL,
	`facts_wrong` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `organisation_id`, `day`, `office_id`)
);
--> statement-breakpoint
CREATE TABLE `gift_standing` (
	`campaign_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`office_id` text NOT NULL,
	`waiting` integer NOT NULL,
	`held` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `organisation_id`, `office_id`)
);
--> statement-breakpoint
CREATE TABLE `gift_waits` (
	`campaign_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`day` integer NOT NULL,
	`waited` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `organisation_id`, `day`, `waited`)
);
--> statement-breakpoint
DROP INDEX `vouchers_figures`;--> statement-breakpoint
DROP INDEX `vouchers_held`;--> statement-breakpoint
CREATE INDEX `vouchers_held` ON `vouchers` (`held_by`,`state`,`office_id`);--> statement-breakpoint
ALTER TABLE `gift_cases` ADD `standing` text;--> statement-breakpoint
ALTER TABLE `overrides` ADD `up_to` integer;--> statement-breakpoint
CREATE INDEX `overrides_device` ON `overrides` (`from_device`);--> statement-breakpoint
ALTER TABLE `parked` ADD `fact_mac` text;--> statement-breakpoint
CREATE INDEX `blanks_unused` ON `blanks` (`campaign_id`,`staff_id`) WHERE "blanks"."used_at" is null;