using System.Data.Common;
using System.Globalization;
using Npgsql;
using Npgsql.PostgresTypes;

namespace Slipway.Sources.PostgreSql;

/// <summary>
/// A result's column as the server describes it. The driver's own schema fails on types whose values it was not told to read, which are not to be
/// read here either.
/// </summary>
internal sealed class PostgreSqlColumn : DbColumn
{
    // A scale below zero is stored as one of eleven bits.
    private const int ScaleBits = 2048;

    public PostgreSqlColumn(NpgsqlDataReader reader, int index)
    {
        ColumnName = reader.GetName(index);
        PostgresType = reader.GetPostgresType(index);
        DataTypeName = reader.GetDataTypeName(index);
        var limits = Limits(DataTypeName);
        if (PostgresType.Name == "numeric" && limits is [var precision, ..])
        {
            var scale = limits is [_, var digits] ? digits : 0;
            (NumericPrecision, NumericScale) = (precision, scale < ScaleBits / 2 ? scale : scale - ScaleBits);
        }
        else if (limits is [var size, ..])
        {
            ColumnSize = size;
        }
    }

    public PostgresType PostgresType { get; }

    // The numbers of numeric(10,3) or bit(8).
    private static int[] Limits(string type)
    {
        var start = type.IndexOf('(', StringComparison.Ordinal);
        return start < 0 ? [] : [.. type[(start + 1)..type.IndexOf(')', start)].Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    }
}
