"""MariaDB and PostgreSQL of Debian's packages, each on a port of its own with its data in a temporary folder."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

PASSWORD = "bench"
DATABASE = "bench"


class Server:
    """One server; `sql` runs statements with the product's own client."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="slipway-bench-"))
        self.folder.chmod(0o755)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)

    def run(self, command, **options):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout.strip()

    def launch(self, command):
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            if subprocess.run(self.ping, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
                return
            time.sleep(0.1)
        raise SystemExit(f"{self.name} does not start.")


class MariaDb(Server):
    name = "MariaDB"

    def __init__(self):
        super().__init__()
        data, socket_file = self.folder / "data", self.folder / "socket"
        data.mkdir()
        self.run(["chown", "-R", "mysql:mysql", str(self.folder)])
        self.run(["mariadb-install-db", "--no-defaults", "--user=mysql", f"--datadir={data}", "--auth-root-authentication-method=normal", "--skip-test-db"])
        self.client = ["mariadb", "--no-defaults", "-uroot", f"--socket={socket_file}", "--local-infile=1", "-N", "-B"]
        self.ping = [*self.client, "-e", "SELECT 1"]
        self.launch(["mariadbd", "--no-defaults", "--user=mysql", f"--datadir={data}", f"--socket={socket_file}", f"--port={self.port}", "--bind-address=127.0.0.1",
                     "--local-infile=1", "--innodb-buffer-pool-size=2G", "--innodb-log-file-size=1G"])
        self.run([*self.client, "-e", f"CREATE DATABASE {DATABASE}; CREATE USER bench@'%' IDENTIFIED BY '{PASSWORD}'; GRANT ALL ON {DATABASE}.* TO bench@'%'"])
        self.url = f"mysql+pymysql://bench:{PASSWORD}@127.0.0.1:{self.port}/{DATABASE}"
        self.driver = ["mysql", f"Server=127.0.0.1;Port={self.port};User ID=bench;Password={PASSWORD};Database={DATABASE};AllowLoadLocalInfile=true;Pooling=false"]
        self.version = self.sql("SELECT version()")

    def sql(self, statement):
        return self.run([*self.client, DATABASE, "-e", statement])

    def load(self, table, csv):
        self.sql(f"LOAD DATA LOCAL INFILE '{csv}' INTO TABLE {table} FIELDS TERMINATED BY ',' IGNORE 1 LINES")


class PostgreSql(Server):
    name = "PostgreSQL"

    def __init__(self):
        super().__init__()
        programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        data, password = self.folder / "data", self.folder / "password"
        password.write_text(PASSWORD)
        self.run(["chown", "-R", "postgres:postgres", str(self.folder)])
        user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]
        self.run([*user, str(programs / "initdb"), "-D", str(data), "-U", "bench", "-A", "scram-sha-256", f"--pwfile={password}", "--no-sync"], cwd="/")
        self.client = ["psql", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", "bench"]
        os.environ["PGPASSWORD"] = PASSWORD
        self.ping = [*self.client, "-c", "SELECT 1", "postgres"]
        self.launch([*user, str(programs / "postgres"), "-D", str(data), "-p", str(self.port), "-k", str(self.folder), "-c", "listen_addresses=127.0.0.1",
                     "-c", "shared_buffers=2GB", "-c", "max_wal_size=8GB"])
        self.run([*self.client, "-c", f"CREATE DATABASE {DATABASE}", "postgres"])
        self.url = f"postgresql+psycopg2://bench:{PASSWORD}@127.0.0.1:{self.port}/{DATABASE}"
        self.driver = ["postgresql", f"Host=127.0.0.1;Port={self.port};Username=bench;Password={PASSWORD};Database={DATABASE};Pooling=false;Read Buffer Size=262144"]
        self.version = self.sql("SHOW server_version")

    def sql(self, statement):
        return self.run([*self.client, "-c", statement, DATABASE])

    def load(self, table, csv):
        self.sql(f"\\copy {table} FROM '{csv}' (FORMAT csv, HEADER)")
        self.sql(f"ANALYZE {table}")
