CREATE TABLE "board_reservation" (
	"board_id" uuid,
	"client_id" bigint,
	"huvudman_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_reservation_pkey" PRIMARY KEY("board_id","client_id")
);
--> statement-breakpoint
CREATE INDEX "board_reservation_at_index" ON "board_reservation" ("at");--> statement-breakpoint
ALTER TABLE "board_reservation" ADD CONSTRAINT "board_reservation_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_reservation" ADD CONSTRAINT "board_reservation_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_reservation" ADD CONSTRAINT "board_reservation_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE;