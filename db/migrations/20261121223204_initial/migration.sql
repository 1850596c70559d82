CREATE TABLE "arshjulspost" (
	"id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"mall" text NOT NULL,
	"kod" text,
	"niva" text NOT NULL,
	"kalender" text NOT NULL,
	"forsta_manad" integer NOT NULL,
	"sista_manad" integer NOT NULL,
	"titel" text NOT NULL,
	"text" text NOT NULL,
	"artefakt" text,
	"beslutstyp" text,
	"agare" text,
	"beror" text[] NOT NULL,
	"kalla" text NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "arshjulspost_huvudman_id_mall_kod_unique" UNIQUE("huvudman_id","mall","kod")
);
--> statement-breakpoint
CREATE TABLE "arshjulsstatus" (
	"post_id" uuid,
	"lasar" text,
	"huvudman_id" uuid NOT NULL,
	"klar" date NOT NULL,
	"person_id" uuid,
	CONSTRAINT "arshjulsstatus_pkey" PRIMARY KEY("post_id","lasar")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" uuid,
	"roll" text NOT NULL,
	"action" text NOT NULL,
	"object" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "board_fas" (
	"board_id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"fas" text NOT NULL,
	"las" text[] NOT NULL,
	"changed" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "insats_beslut" (
	"board_id" uuid,
	"insats_id" text,
	"huvudman_id" uuid NOT NULL,
	"beslut" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "insats_beslut_pkey" PRIMARY KEY("board_id","insats_id")
);
--> statement-breakpoint
CREATE TABLE "board" (
	"id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid,
	"arbetslag_id" uuid,
	"niva" text NOT NULL,
	"lasar" text NOT NULL,
	"titel" text NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_huvudman_id_enhet_id_arbetslag_id_lasar_unique" UNIQUE NULLS NOT DISTINCT("huvudman_id","enhet_id","arbetslag_id","lasar")
);
--> statement-breakpoint
CREATE TABLE "board_client" (
	"board_id" uuid,
	"client_id" bigint,
	"huvudman_id" uuid NOT NULL,
	"person_id" uuid,
	"first" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_client_pkey" PRIMARY KEY("board_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "board_snapshot" (
	"board_id" uuid,
	"seq" bigint,
	"huvudman_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"data" bytea NOT NULL,
	"crc" bigint NOT NULL,
	CONSTRAINT "board_snapshot_pkey" PRIMARY KEY("board_id","seq")
);
--> statement-breakpoint
CREATE TABLE "board_update" (
	"board_id" uuid,
	"node" integer,
	"n" bigint,
	"huvudman_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"data" bytea NOT NULL,
	"crc" bigint NOT NULL,
	CONSTRAINT "board_update_pkey" PRIMARY KEY("board_id","node","n")
);
--> statement-breakpoint
CREATE TABLE "delmal" (
	"id" text PRIMARY KEY,
	"skolform" text NOT NULL,
	"nr" integer NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indikator" (
	"id" text PRIMARY KEY,
	"huvudman_id" uuid,
	"delmal_id" text,
	"ersatter" text,
	"ursprung" text NOT NULL,
	"text" text NOT NULL,
	"kalla" text,
	"skolenkat_index" integer,
	"fragomrade" integer,
	"respondent" text,
	"arskurs" text,
	"skolformsdel" text,
	"enhet" text NOT NULL,
	"hogre_battre" boolean DEFAULT true NOT NULL,
	"ordning" integer NOT NULL,
	"withdrawn" boolean DEFAULT false NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mal" (
	"id" text PRIMARY KEY,
	"huvudman_id" uuid,
	"typ" text NOT NULL,
	"skolform" text,
	"nr" text,
	"text" text NOT NULL,
	"kalla" text NOT NULL,
	"ordning" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matvarde" (
	"id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"indikator_id" text NOT NULL,
	"enhet_id" uuid,
	"objekt" text NOT NULL,
	"objekt_kod" text,
	"period" text NOT NULL,
	"kon" text DEFAULT 'T' NOT NULL,
	"varde" double precision,
	"markor" text,
	"antal" integer,
	"kalla" text NOT NULL,
	"hamtad" date NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "matvarde_huvudman_id_indikator_id_enhet_id_objekt_objekt_kod_period_kon_unique" UNIQUE NULLS NOT DISTINCT("huvudman_id","indikator_id","enhet_id","objekt","objekt_kod","period","kon")
);
--> statement-breakpoint
CREATE TABLE "arbetslag" (
	"id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid NOT NULL,
	"namn" text NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "arbetslag_enhet_id_namn_unique" UNIQUE("enhet_id","namn")
);
--> statement-breakpoint
CREATE TABLE "enhet" (
	"id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"namn" text NOT NULL,
	"skolenhetskod" text,
	"kall_id" text,
	"skolformer" text[] NOT NULL,
	"beskrivning" text DEFAULT '' NOT NULL,
	"ordning" integer DEFAULT 0 NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enhet_huvudman_id_namn_unique" UNIQUE("huvudman_id","namn")
);
--> statement-breakpoint
CREATE TABLE "huvudman" (
	"id" uuid PRIMARY KEY,
	"namn" text NOT NULL UNIQUE,
	"kommunkod" text,
	"beskrivning" text DEFAULT '' NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"namn" text NOT NULL,
	"epost" text NOT NULL UNIQUE,
	"losenord" text,
	"closed" timestamp with time zone,
	"created" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"key" text PRIMARY KEY,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" text
);
--> statement-breakpoint
CREATE TABLE "rolltilldelning" (
	"id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"roll" text NOT NULL,
	"enhet_id" uuid,
	"arbetslag_id" uuid,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rolltilldelning_person_id_roll_enhet_id_arbetslag_id_unique" UNIQUE NULLS NOT DISTINCT("person_id","roll","enhet_id","arbetslag_id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" bytea PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created" timestamp with time zone DEFAULT now() NOT NULL,
	"seen" timestamp with time zone DEFAULT now() NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "aktivitet" (
	"board_id" uuid,
	"id" text,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid,
	"insats_id" text NOT NULL,
	"ordning" integer NOT NULL,
	"rubrik" text NOT NULL,
	"ansvarig" text,
	"start" date,
	"slut" date,
	"status" text NOT NULL,
	CONSTRAINT "aktivitet_pkey" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "belagg" (
	"board_id" uuid,
	"id" text,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid,
	"orsak_id" text NOT NULL,
	"slag" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "belagg_pkey" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "board_projection" (
	"board_id" uuid PRIMARY KEY,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"fas" text NOT NULL,
	"utfall" integer NOT NULL,
	"undersoks" integer NOT NULL,
	"orsaker" integer NOT NULL,
	"insatser" integer NOT NULL,
	"beslutade" integer NOT NULL,
	"uppfoljningar" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "insats" (
	"board_id" uuid,
	"id" text,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid,
	"ordning" integer NOT NULL,
	"rubrik" text NOT NULL,
	"beskrivning" text NOT NULL,
	"mal" text NOT NULL,
	"malbild" jsonb,
	"ansvarig" text,
	"orsak_ids" text[] NOT NULL,
	"utfall_ids" text[] NOT NULL,
	"delmal_ids" text[] NOT NULL,
	"beslut" text NOT NULL,
	"motivering" text NOT NULL,
	"omfattning" text NOT NULL,
	"enheter" text[] NOT NULL,
	"lage" text,
	"senast_uppfoljd" date,
	"start" date,
	"slut" date,
	CONSTRAINT "insats_pkey" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "orsak" (
	"board_id" uuid,
	"id" text,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid,
	"utfall_id" text NOT NULL,
	"under_id" text,
	"grupp" text,
	"djup" integer NOT NULL,
	"ordning" integer NOT NULL,
	"text" text NOT NULL,
	"paverkan" text,
	"stodjer" integer NOT NULL,
	"motsager" integer NOT NULL,
	CONSTRAINT "orsak_pkey" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "uppfoljning" (
	"board_id" uuid,
	"id" text,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid,
	"insats_id" text NOT NULL,
	"datum" date NOT NULL,
	"lage" text NOT NULL,
	"text" text NOT NULL,
	"varde" double precision,
	CONSTRAINT "uppfoljning_pkey" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE TABLE "utfall" (
	"board_id" uuid,
	"id" text,
	"huvudman_id" uuid NOT NULL,
	"enhet_id" uuid,
	"rubrik" text NOT NULL,
	"iakttagelse" text NOT NULL,
	"skal" text NOT NULL,
	"undersok" boolean NOT NULL,
	"kategori" text NOT NULL,
	"ordning" integer NOT NULL,
	"delmal_ids" text[] NOT NULL,
	"indikator_ids" text[] NOT NULL,
	"matvarde" jsonb,
	CONSTRAINT "utfall_pkey" PRIMARY KEY("board_id","id")
);
--> statement-breakpoint
CREATE INDEX "arshjulspost_huvudman_id_index" ON "arshjulspost" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "audit_huvudman_id_at_index" ON "audit" ("huvudman_id","at");--> statement-breakpoint
CREATE INDEX "audit_object_index" ON "audit" ("object");--> statement-breakpoint
CREATE INDEX "board_huvudman_id_lasar_index" ON "board" ("huvudman_id","lasar");--> statement-breakpoint
CREATE INDEX "indikator_delmal_id_index" ON "indikator" ("delmal_id");--> statement-breakpoint
CREATE INDEX "indikator_huvudman_id_index" ON "indikator" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "mal_huvudman_id_index" ON "mal" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "matvarde_enhet_id_index" ON "matvarde" ("enhet_id");--> statement-breakpoint
CREATE INDEX "arbetslag_huvudman_id_index" ON "arbetslag" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "enhet_huvudman_id_index" ON "enhet" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "person_huvudman_id_index" ON "person" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "rolltilldelning_huvudman_id_index" ON "rolltilldelning" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "session_person_id_index" ON "session" ("person_id");--> statement-breakpoint
CREATE INDEX "session_expires_index" ON "session" ("expires");--> statement-breakpoint
CREATE INDEX "aktivitet_huvudman_id_index" ON "aktivitet" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "insats_huvudman_id_index" ON "insats" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "orsak_huvudman_id_index" ON "orsak" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "uppfoljning_huvudman_id_index" ON "uppfoljning" ("huvudman_id");--> statement-breakpoint
CREATE INDEX "utfall_huvudman_id_index" ON "utfall" ("huvudman_id");--> statement-breakpoint
ALTER TABLE "arshjulspost" ADD CONSTRAINT "arshjulspost_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "arshjulsstatus" ADD CONSTRAINT "arshjulsstatus_post_id_arshjulspost_id_fkey" FOREIGN KEY ("post_id") REFERENCES "arshjulspost"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "arshjulsstatus" ADD CONSTRAINT "arshjulsstatus_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "arshjulsstatus" ADD CONSTRAINT "arshjulsstatus_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "board_fas" ADD CONSTRAINT "board_fas_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_fas" ADD CONSTRAINT "board_fas_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "insats_beslut" ADD CONSTRAINT "insats_beslut_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "insats_beslut" ADD CONSTRAINT "insats_beslut_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_arbetslag_id_arbetslag_id_fkey" FOREIGN KEY ("arbetslag_id") REFERENCES "arbetslag"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_client" ADD CONSTRAINT "board_client_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_client" ADD CONSTRAINT "board_client_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_client" ADD CONSTRAINT "board_client_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "board_snapshot" ADD CONSTRAINT "board_snapshot_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_snapshot" ADD CONSTRAINT "board_snapshot_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_update" ADD CONSTRAINT "board_update_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_update" ADD CONSTRAINT "board_update_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "indikator" ADD CONSTRAINT "indikator_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "indikator" ADD CONSTRAINT "indikator_delmal_id_delmal_id_fkey" FOREIGN KEY ("delmal_id") REFERENCES "delmal"("id");--> statement-breakpoint
ALTER TABLE "mal" ADD CONSTRAINT "mal_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "matvarde" ADD CONSTRAINT "matvarde_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "matvarde" ADD CONSTRAINT "matvarde_indikator_id_indikator_id_fkey" FOREIGN KEY ("indikator_id") REFERENCES "indikator"("id");--> statement-breakpoint
ALTER TABLE "matvarde" ADD CONSTRAINT "matvarde_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "arbetslag" ADD CONSTRAINT "arbetslag_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "arbetslag" ADD CONSTRAINT "arbetslag_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "enhet" ADD CONSTRAINT "enhet_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "rolltilldelning" ADD CONSTRAINT "rolltilldelning_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "rolltilldelning" ADD CONSTRAINT "rolltilldelning_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "rolltilldelning" ADD CONSTRAINT "rolltilldelning_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "rolltilldelning" ADD CONSTRAINT "rolltilldelning_arbetslag_id_arbetslag_id_fkey" FOREIGN KEY ("arbetslag_id") REFERENCES "arbetslag"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "aktivitet" ADD CONSTRAINT "aktivitet_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "aktivitet" ADD CONSTRAINT "aktivitet_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "aktivitet" ADD CONSTRAINT "aktivitet_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "belagg" ADD CONSTRAINT "belagg_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "belagg" ADD CONSTRAINT "belagg_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "belagg" ADD CONSTRAINT "belagg_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_projection" ADD CONSTRAINT "board_projection_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_projection" ADD CONSTRAINT "board_projection_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "board_projection" ADD CONSTRAINT "board_projection_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "insats" ADD CONSTRAINT "insats_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "insats" ADD CONSTRAINT "insats_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "insats" ADD CONSTRAINT "insats_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "orsak" ADD CONSTRAINT "orsak_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "orsak" ADD CONSTRAINT "orsak_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "orsak" ADD CONSTRAINT "orsak_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "uppfoljning" ADD CONSTRAINT "uppfoljning_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "uppfoljning" ADD CONSTRAINT "uppfoljning_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "uppfoljning" ADD CONSTRAINT "uppfoljning_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "utfall" ADD CONSTRAINT "utfall_board_id_board_id_fkey" FOREIGN KEY ("board_id") REFERENCES "board"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "utfall" ADD CONSTRAINT "utfall_huvudman_id_huvudman_id_fkey" FOREIGN KEY ("huvudman_id") REFERENCES "huvudman"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "utfall" ADD CONSTRAINT "utfall_enhet_id_enhet_id_fkey" FOREIGN KEY ("enhet_id") REFERENCES "enhet"("id") ON DELETE CASCADE;