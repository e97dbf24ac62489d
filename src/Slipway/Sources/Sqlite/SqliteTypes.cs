using System.Globalization;
using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// What a declared type means. SQLite's own rules (https://sqlite.org/datatype3.html#determination_of_column_affinity) by
/// parts of the word, and before them the words that other databases gave a meaning.
/// </summary>
internal static class SqliteTypes
{
    /// <summary>The column as its declaration describes it; null where only its values can tell.</summary>
    public static ColumnInfo? FromDeclaration(string name, string declaredType)
    {
        var type = TypeOf(declaredType.ToUpperInvariant());
        return type is null ? null : new ColumnInfo(name, type.Value, declaredType, type == ColumnType.Decimal ? ScaleOf(declaredType) : null);
    }

    private static ColumnType? TypeOf(string declared) => declared switch
    {
        _ when declared.Contains("BOOL", StringComparison.Ordinal) => ColumnType.Boolean,
        _ when declared.StartsWith("DATETIME", StringComparison.Ordinal) => ColumnType.Timestamp,
        _ when declared.StartsWith("TIMESTAMP", StringComparison.Ordinal) => ColumnType.Timestamp,
        "DATE" => ColumnType.Date,
        "JSON" or "JSONB" => ColumnType.Unsupported,
        _ when declared.Contains("INT", StringComparison.Ordinal) => ColumnType.Integer,
        _ when ContainsAny(declared, "CHAR", "CLOB", "TEXT") => ColumnType.Text,
        _ when declared.Contains("BLOB", StringComparison.Ordinal) => ColumnType.Unsupported,
        _ when ContainsAny(declared, "REAL", "FLOA", "DOUB") => ColumnType.Number,
        _ when declared.StartsWith("DEC", StringComparison.Ordinal) => ColumnType.Decimal,
        _ when declared.StartsWith("NUM", StringComparison.Ordinal) => ColumnType.Decimal,
        _ => null,
    };

    private static bool ContainsAny(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // Of DECIMAL(10,2) the 2. Without one nothing is known: SQLite rounds no value to its declaration.
    private static int? ScaleOf(string declared)
    {
        var comma = declared.IndexOf(',', StringComparison.Ordinal);
        var close = declared.IndexOf(')', Math.Max(comma, 0));
        return comma > 0 && close > comma
            && int.TryParse(declared.AsSpan(comma + 1, close - comma - 1), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var scale)
            ? scale
            : null;
    }
}
