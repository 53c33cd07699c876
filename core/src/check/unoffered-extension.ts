import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** Extensions of RDS for PostgreSQL 15 to 17. Source: AWS, "Extension versions for Amazon RDS for PostgreSQL". */
const OFFERED: ReadonlySet<string> = new Set(
  `address_standardizer address_standardizer_data_us amcheck autoinc aws_commons aws_lambda aws_s3 bloom bool_plperl btree_gin
  btree_gist citext cube dblink dict_int dict_xsyn earthdistance flow_control fuzzystrmatch h3 h3_postgis hll hstore hstore_plperl
  hypopg insert_username intagg intarray ip4r isn jsonb_plperl lo log_fdw ltree moddatetime mysql_fdw old_snapshot oracle_fdw orafce
  pageinspect pg_bigm pg_buffercache pg_cron pg_freespacemap pg_hint_plan pg_partman pg_prewarm pg_proctab pg_repack pg_similarity
  pg_stat_statements pg_tle pg_transport pg_trgm pg_visibility pg_walinspect pgactive pgaudit pgcrypto pglogical pgrouting
  pgrowlocks pgstattuple pgtap plcoffee plls plperl plpgsql plprofiler plrust pltcl plv8 postgis postgis_raster
  postgis_tiger_geocoder postgis_topology postgres_fdw prefix rdkit rds_tools refint seg sslinfo tablefunc tcn tds_fdw test_parser
  tsm_system_rows tsm_system_time unaccent uuid-ossp vector wal2json xml2`.split(/\s+/),
);

/** An extension that the database's service does not have. (ATL-DATA-01, CON-ATL-16) */
export const unofferedExtension: Rule = {
  code: "TER-CHK-038",
  check: (graph) =>
    resourcesOf(graph, "postgres").flatMap(({ id, extensions }) =>
      extensions
        .filter((extension) => graph.target === "aws" && !OFFERED.has(extension))
        .map((extension) => ({
          of: id,
          word: "extensions",
          message: `RDS for PostgreSQL does not have the extension ${extension}`,
          hint: "do the same in SQL or PL/pgSQL, such as triggers that write a history table",
        })),
    ),
};
