CREATE TABLE "journal_writer" (
	"node" integer PRIMARY KEY,
	"holder" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL
);
