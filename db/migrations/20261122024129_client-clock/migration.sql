ALTER TABLE "board_client" ADD COLUMN "clock" bigint;--> statement-breakpoint
ALTER TABLE "board_client" ADD CONSTRAINT "board_client_clock_follows" CHECK ("clock" >= 0);