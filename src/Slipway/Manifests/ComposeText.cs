using Slipway.Sources;

namespace Slipway.Manifests;

/// <summary>A project's compose.yaml: the image with its model beside a database. It works with Compose 1.29 and 2.</summary>
internal static class ComposeText
{
    /// <summary>The password's file, which the manifest names.</summary>
    public const string PasswordFile = "secrets/db_password";

    /// <param name="image">What the image is called.</param>
    /// <param name="kind">The kind of database that is started.</param>
    /// <param name="memory">The most memory of the image's container, in MB.</param>
    public static string Compose(string image, DatabaseKind kind, int memory = DeployOptions.UsualMemory)
    {
        var isPostgreSql = kind == DatabaseKind.PostgreSql;
        var (used, usedImage, other, otherImages) = isPostgreSql
            ? ("postgresql", "postgres:15", "mysql", "mariadb:10.11 or mysql:8.4")
            : ("mysql", "mariadb:10.11", "postgresql", "postgres:15");
        return $$"""
            #   docker compose up -d
            #   docker compose exec ds slipway predict
            # With a managed database instead of db: DATABASE_URL=… docker compose up -d --no-deps ds
            services:
              ds:
                image: {{image}}
                build: .
                environment:
                  DATABASE_URL: ${DATABASE_URL:-{{used}}://slipway@db/slipway?password_file=/run/secrets/db_password}
                secrets: [db_password]
                depends_on: { db: { condition: service_healthy } }
                restart: unless-stopped
                read_only: true                     # it writes to the database alone
                cap_drop: [ALL]
                security_opt: ["no-new-privileges:true"]
                mem_limit: {{memory}}m

              db:
                image: ${DB_IMAGE:-{{usedImage}}}   # or {{otherImages}}, with DATABASE_URL={{other}}://… as above
                environment:                        # what the images of MySQL and MariaDB, and of PostgreSQL, ask for
                  MYSQL_DATABASE: slipway
                  MYSQL_USER: slipway
                  MYSQL_PASSWORD_FILE: /run/secrets/db_password
                  MYSQL_ROOT_PASSWORD_FILE: /run/secrets/db_password
                  POSTGRES_DB: slipway
                  POSTGRES_USER: slipway
                  POSTGRES_PASSWORD_FILE: /run/secrets/db_password
                secrets: [db_password]
                volumes: ["mysql:/var/lib/mysql", "postgresql:/var/lib/postgresql/data"]
                restart: unless-stopped
                security_opt: ["no-new-privileges:true"]
                healthcheck:                        # over TCP: a server that still sets itself up has a socket only
                  test: export MYSQL_PWD=$$(cat /run/secrets/db_password); for client in mariadb mysql; do $$client -h127.0.0.1 -uslipway -e "SELECT 1" slipway && exit; done; pg_isready -h 127.0.0.1 -U slipway
                  interval: 2s
                  timeout: 5s
                  retries: 60

            volumes: { mysql: {}, postgresql: {} }

            secrets:
              db_password: { file: ./{{PasswordFile}} }

            """;
    }
}
