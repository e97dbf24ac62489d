// What the drivers alone need to read or to write the benchmark's rows, with nothing around them: drivers mysql|postgresql CONNECTION read|write TABLE [ROWS]
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text.Unicode;
using MySqlConnector;
using Npgsql;

var (kind, connectionString, what, table) = (args[0], args[1], args[2], args[3]);
DbConnection connection = kind == "mysql" ? new MySqlConnection(connectionString) : new NpgsqlConnection(connectionString);
connection.Open();
var clock = Stopwatch.StartNew();
if (what == "read")
{
    Read();
}
else
{
    Write(int.Parse(args[4], CultureInfo.InvariantCulture));
}

Console.WriteLine(clock.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));

void Read()
{
    using var command = connection.CreateCommand();
    command.CommandText = $"SELECT * FROM {table} ORDER BY id";
    command.Prepare();
    using var reader = command.ExecuteReader();
    var sum = 0.0;
    while (reader.Read())
    {
        sum += reader.GetInt64(0);
        for (var i = 1; i < reader.FieldCount; i++)
        {
            sum += reader.GetDouble(i);
        }
    }

    Console.Error.WriteLine(sum.ToString(CultureInfo.InvariantCulture));
}

// Chunks as large as Slipway's, each a transaction.
void Write(int rows)
{
    const int ChunkRows = 65_536;
    Execute($"DROP TABLE IF EXISTS {table}");
    Execute($"CREATE TABLE {table} (id BIGINT NOT NULL PRIMARY KEY, run_id BIGINT NOT NULL, prediction DOUBLE PRECISION NOT NULL)");
    for (var first = 1; first <= rows; first += ChunkRows)
    {
        var last = Math.Min(rows, first + ChunkRows - 1);
        if (connection is NpgsqlConnection postgres)
        {
            Copy(postgres, first, last);
        }
        else
        {
            Load((MySqlConnection)connection, first, last);
        }
    }
}

void Copy(NpgsqlConnection postgres, int first, int last)
{
    using var importer = postgres.BeginBinaryImport($"COPY {table} FROM STDIN (FORMAT BINARY)");
    for (var id = first; id <= last; id++)
    {
        importer.StartRow();
        importer.Write((long)id, NpgsqlTypes.NpgsqlDbType.Bigint);
        importer.Write(1L, NpgsqlTypes.NpgsqlDbType.Bigint);
        importer.Write(id / 7.0, NpgsqlTypes.NpgsqlDbType.Double);
    }

    importer.Complete();
}

void Load(MySqlConnection mysql, int first, int last)
{
    const int LongestRow = 64;
    var text = new byte[(last - first + 1) * LongestRow];
    var length = 0;
    for (var id = first; id <= last; id++)
    {
        _ = Utf8.TryWrite(text.AsSpan(length), CultureInfo.InvariantCulture, $"{id}\t1\t{id / 7.0}\n", out var written);
        length += written;
    }

    new MySqlBulkLoader(mysql)
    {
        TableName = table,
        Local = true,
        SourceStream = new MemoryStream(text, 0, length),
        FieldTerminator = "\t",
        LineTerminator = "\n",
        ConflictOption = MySqlBulkLoaderConflictOption.Replace,
    }.Load();
}

void Execute(string sql)
{
    using var command = connection.CreateCommand();
    command.CommandText = sql;
    command.ExecuteNonQuery();
}
