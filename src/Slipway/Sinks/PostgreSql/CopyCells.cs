using Npgsql.PostgresTypes;
using Slipway.Columns;
using Slipway.Sources.PostgreSql;

namespace Slipway.Sinks.PostgreSql;

/// <summary>Finds the form of a column's values by the table that they go to: the server converts nothing that comes by a binary COPY.</summary>
internal static class CopyCells
{
    /// <param name="type">The type of the table's column.</param>
    /// <param name="column">What is to be written to it.</param>
    /// <param name="table">The table's name in messages.</param>
    /// <exception cref="SlipwayException">Such values don't go into such a column.</exception>
    public static CopyCell Of(PostgresType type, Column column, string table)
    {
        CopyCell? cell = (type.Name, column) switch
        {
            ("smallint", Int64Column) => CopyCell.Int16,
            ("integer", Int64Column) => CopyCell.Int32,
            ("bigint", Int64Column) => CopyCell.Int64,
            ("boolean", Int64Column) => CopyCell.Boolean,
            ("real", Int64Column or DoubleColumn) => CopyCell.Single,
            ("double precision", Int64Column or DoubleColumn) => CopyCell.Double,
            ("numeric", Int64Column { Info.Type: ColumnType.Integer } or TextColumn { Info.Type: ColumnType.Decimal }) => CopyCell.Numeric,
            ("date", Int64Column { Info.Type: ColumnType.Date }) => CopyCell.Date,
            ("timestamp without time zone" or "timestamp with time zone", Int64Column { Info.Type: ColumnType.Date or ColumnType.Timestamp }) => CopyCell.Timestamp,
            (PostgreSqlTypes.Uuid, TextColumn) => CopyCell.Uuid,
            ("text" or "character varying" or "character" or "citext" or "name", _) => CopyCell.Text,
            _ when type is PostgresEnumType && column is TextColumn => CopyCell.Text,
            _ => null,
        };
        return cell ?? throw new SlipwayException(
            ErrorKind.Database, $"Column '{column.Info.Name}' of table {table} is a {type.DisplayName}, which does not take {Words(column.Info.Type)}.");
    }

    private static string Words(ColumnType type) => type switch
    {
        ColumnType.Integer => "whole numbers",
        ColumnType.Number or ColumnType.Decimal => "floating point numbers",
        ColumnType.Boolean => "true and false",
        ColumnType.Date => "dates",
        ColumnType.Timestamp => "times",
        _ => "text",
    };
}
